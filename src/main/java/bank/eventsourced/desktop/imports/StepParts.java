package bank.eventsourced.desktop.imports;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;
import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.ImportLayout.Encoding;
import bank.eventsourced.account.ImportLayout.Separator;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LongTask;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/** The parts that the steps of the import are made of. */
final class StepParts {

    private StepParts() {}

    /** A button whose text and hint are {@code imports.NAME} and {@code imports.NAME.hint}. */
    static Button button(Texts texts, String id, String name, Runnable action) {
        return Parts.button(id, texts.get("imports." + name), texts.get("imports." + name + ".hint"), action);
    }

    static Button mainButton(Texts texts, String id, String name, Runnable action) {
        var button = button(texts, id, name, action);
        button.getStyleClass().add(Styles.ACCENT);
        return button;
    }

    /** A row of buttons: the first at the left, what goes on at the right. */
    static HBox foot(Node... nodes) {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox();
        foot.getStyleClass().add("import-foot");
        foot.getChildren().add(nodes[0]);
        foot.getChildren().add(gap);
        for (int i = 1; i < nodes.length; i++) {
            foot.getChildren().add(nodes[i]);
        }
        return foot;
    }

    /** A sentence on what is wrong; takes no room while nothing is. */
    static Label problem(ImportsViewModel model, String id) {
        var label = new Label();
        label.setId(id);
        Wrapping.allow(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("form-problem");
        model.problemProperty().subscribe(problem -> {
            label.setText(problem.orElse(""));
            label.setVisible(problem.isPresent());
            label.setManaged(problem.isPresent());
        });
        return label;
    }

    /** A field with its name above it. */
    static VBox field(String name, Node field) {
        var label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        var box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }

    static <T> ComboBox<T> choice(String id, String accessibleText, Iterable<T> items, Function<T, String> words) {
        var box = new ComboBox<T>();
        box.setId(id);
        box.setAccessibleText(accessibleText);
        items.forEach(box.getItems()::add);
        box.setConverter(new StringConverter<>() {

            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : words.apply(item);
            }

            @Override
            public @Nullable T fromString(String text) {
                return null;
            }
        });
        return box;
    }

    /** How the file is written; changing it reads the file again. */
    static HBox layout(Desk desk, ImportsViewModel model, String prefix) {
        var texts = desk.texts();
        var encodings = choice(prefix + "-encoding", texts.get("imports.encoding"),
                java.util.List.of(Encoding.values()), it -> texts.get("imports.encoding." + it.name()));
        encodings.valueProperty().bindBidirectional(model.encodingProperty());
        var separators = choice(prefix + "-separator", texts.get("imports.separator"),
                java.util.List.of(Separator.values()), it -> texts.get("imports.separator." + it.name()));
        separators.valueProperty().bindBidirectional(model.separatorProperty());
        var box = new HBox(field(texts.get("imports.encoding"), encodings),
                field(texts.get("imports.separator"), separators));
        box.getStyleClass().add("form-fields");
        return box;
    }

    /** How far what is under way is, with a button to cancel it; takes no room while nothing is. */
    static HBox progress(Desk desk, ImportsViewModel model, String prefix) {
        var words = new Label();
        words.setId(prefix + "-progress");
        var bar = new ProgressBar(0);
        bar.setId(prefix + "-progress-bar");
        bar.setAccessibleText(desk.texts().get("imports.progress"));
        var cancel = button(desk.texts(), prefix + "-cancel", "cancel", model::cancel);
        var box = new HBox(words, bar, cancel);
        box.getStyleClass().add("import-progress");
        box.managedProperty().bind(box.visibleProperty());
        bar.managedProperty().bind(bar.visibleProperty());
        var following = new Subscription[]{Subscription.EMPTY};
        model.runningProperty().subscribe(running -> {
            following[0].unsubscribe();
            following[0] = running.map(it -> follow(desk, it, words, bar, cancel)).orElse(Subscription.EMPTY);
            box.setVisible(running.isPresent());
        });
        return box;
    }

    private static Subscription follow(Desk desk, LongTask task, Label words, ProgressBar bar, Button cancel) {
        Runnable show = () -> {
            var rows = desk.language().count(task.doneProperty().get());
            words.setText(task.title() + " · " + desk.texts()
                    .get(task.cancellingProperty().get() ? "imports.progress.cancelling" : "imports.progress.rows",
                            rows));
            bar.setProgress(Math.max(0, task.fractionProperty().get()));
            bar.setVisible(task.fractionProperty().get() >= 0);
            cancel.setDisable(task.cancellingProperty().get());
        };
        show.run();
        return Subscription.combine(task.doneProperty().subscribe((_, _) -> show.run()),
                task.fractionProperty().subscribe((_, _) -> show.run()),
                task.cancellingProperty().subscribe((_, _) -> show.run()));
    }
}
