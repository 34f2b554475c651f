package bank.eventsourced.desktop.settings;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

/** A few things side by side, of which one is chosen. */
final class Choice<E extends Enum<E>> {

    private final ToggleGroup group = new ToggleGroup();
    private final HBox root = new HBox();
    private final ObjectProperty<E> chosen;

    Choice(String id, E[] choices, Function<E, String> names, ObjectProperty<E> chosen) {
        this.chosen = chosen;
        for (var choice : choices) {
            var button = new ToggleButton(names.apply(choice));
            button.setId(id + "-" + choice.name().toLowerCase(Locale.ROOT));
            button.setAccessibleText(button.getText());
            button.setUserData(choice);
            button.setToggleGroup(group);
            button.setOnAction(_ -> choose(choice));
            root.getChildren().add(button);
        }
        root.getChildren().getFirst().getStyleClass().add(Styles.LEFT_PILL);
        root.getChildren().subList(1, choices.length - 1).forEach(it -> it.getStyleClass().add(Styles.CENTER_PILL));
        root.getChildren().getLast().getStyleClass().add(Styles.RIGHT_PILL);
    }

    Node root() {
        return root;
    }

    /** A second click on what is chosen leaves it chosen. */
    private void choose(E choice) {
        chosen.set(choice);
        show(choice);
    }

    Subscription follow() {
        return chosen.subscribe(this::show);
    }

    private void show(E choice) {
        group.getToggles()
                .stream()
                .filter(it -> Objects.equals(it.getUserData(), choice))
                .findFirst()
                .ifPresent(group::selectToggle);
    }
}
