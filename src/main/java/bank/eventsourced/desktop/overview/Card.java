package bank.eventsourced.desktop.overview;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Wrapping;

/**
 * A figure with its name. The whole card leads to where the figure comes from, as a button would; it is none, because
 * words do not wrap in buttons.
 */
final class Card extends VBox {

    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final String title;
    private final Runnable open;
    private final VBox lines = new VBox();
    private final Label note = new Label();

    /** @param hint where it leads */
    Card(String id, String title, String hint, Runnable open) {
        this.title = title;
        this.open = open;
        var heading = new Label(title);
        heading.getStyleClass().add(Styles.TEXT_MUTED);
        lines.getStyleClass().add("overview-lines");
        note.getStyleClass().add(Styles.TEXT_MUTED);
        Wrapping.allow(note);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.setId(id + "-note");
        getChildren().addAll(heading, lines, note);
        getStyleClass().addAll("card", "overview-card");
        setId(id);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(title);
        setAccessibleHelp(hint);
        Tooltip.install(this, new Tooltip(hint));
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                open.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                open.run();
                event.consume();
            }
        });
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            open.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    /** @param trouble whether somebody should do something about it */
    void show(List<String> figures, String remark, boolean trouble) {
        lines.getChildren().clear();
        figures.forEach(figure -> lines.getChildren().add(line(figure)));
        note.setText(remark);
        note.setVisible(!remark.isEmpty());
        note.setManaged(!remark.isEmpty());
        pseudoClassStateChanged(TROUBLE, trouble);
        setAccessibleText(Stream.concat(Stream.of(title), Stream.concat(figures.stream(), Stream.of(remark)))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    private Label line(String figure) {
        var label = new Label(figure);
        label.getStyleClass().add("overview-figure");
        label.setId(getId() + "-" + lines.getChildren().size());
        Wrapping.allow(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
