package bank.eventsourced.desktop.kit;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The parts that all panels are made of. */
public final class Parts {

    private Parts() {}

    /** A framed panel; the last of its content takes the room that is left. */
    public static VBox panel(Node... content) {
        var panel = new VBox(content);
        panel.getStyleClass().add("panel");
        VBox.setVgrow(content[content.length - 1], Priority.ALWAYS);
        return panel;
    }

    /**
     * Lets a place show a node and nothing else. A node that is there already stays untouched: one that is put in anew is
     * styled anew, with all that it contains.
     */
    public static void put(Pane place, Node node) {
        if (!place.getChildren().equals(List.of(node))) {
            place.getChildren().setAll(List.of(node));
        }
    }

    /** A panel's title, and what stands at its other end: in several lines if there is no room in one. */
    public static HBox heading(String title, Node... atTheEnd) {
        var words = new Label(title);
        words.getStyleClass().add("panel-title");
        words.setMinWidth(Region.USE_PREF_SIZE);
        var end = new FlowPane(atTheEnd);
        end.getStyleClass().add("panel-heading-end");
        end.setMinHeight(Region.USE_PREF_SIZE);
        for (var node : atTheEnd) {
            if (node instanceof Labeled labeled) {
                labeled.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        HBox.setHgrow(end, Priority.ALWAYS);
        var heading = new HBox(words, end);
        heading.getStyleClass().add("panel-heading");
        return heading;
    }

    /** A button with a mnemonic and a word on what it does. */
    public static Button button(String id, String text, String hint, Runnable action) {
        var button = new Button(text);
        button.setId(id);
        button.setMnemonicParsing(true);
        button.setTooltip(new Tooltip(hint));
        button.setAccessibleText(text.replace("_", ""));
        button.setAccessibleHelp(hint);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
