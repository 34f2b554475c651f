package bank.eventsourced.desktop.overview;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

/** A figure with its name. The whole card is a button that leads to where the figure comes from. */
final class Card {

    private static final PseudoClass TROUBLE = PseudoClass.getPseudoClass("trouble");

    private final String title;
    private final VBox lines = new VBox();
    private final Label note = new Label();
    private final Button button = new Button();

    /** @param hint where it leads */
    Card(String id, String title, String hint, Runnable open) {
        this.title = title;
        var heading = new Label(title);
        heading.getStyleClass().addAll(Styles.TEXT_MUTED, "overview-title");
        lines.getStyleClass().add("overview-lines");
        note.getStyleClass().add(Styles.TEXT_MUTED);
        note.setWrapText(true);
        note.setId(id + "-note");
        var content = new VBox(heading, lines, note);
        content.getStyleClass().add("overview-content");
        button.setId(id);
        button.setGraphic(content);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().setAll("card", "overview-card");
        button.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleHelp(hint);
        button.setAccessibleText(title);
        button.setOnAction(_ -> open.run());
    }

    Button root() {
        return button;
    }

    /** @param trouble whether somebody should do something about it */
    void show(List<String> figures, String remark, boolean trouble) {
        lines.getChildren().clear();
        figures.forEach(figure -> lines.getChildren().add(line(figure)));
        note.setText(remark);
        note.setVisible(!remark.isEmpty());
        note.setManaged(!remark.isEmpty());
        button.pseudoClassStateChanged(TROUBLE, trouble);
        button.setAccessibleText(Stream.concat(Stream.of(title), Stream.concat(figures.stream(), Stream.of(remark)))
                .filter(it -> !it.isEmpty())
                .collect(Collectors.joining(", ")));
    }

    private Label line(String figure) {
        var label = new Label(figure);
        label.getStyleClass().add("overview-figure");
        label.setId(button.getId() + "-" + lines.getChildren().size());
        label.setWrapText(true);
        return label;
    }
}
