package bank.eventsourced.desktop.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Wrapping;

/** How the cards of the settings are made. */
final class Cards {

    private Cards() {}

    static VBox card(String title, Node... content) {
        var heading = new Label(title);
        heading.getStyleClass().add("panel-title");
        var card = new VBox(heading);
        card.getChildren().addAll(content);
        card.getStyleClass().addAll("card", "page-card");
        return card;
    }

    /** Something that can be chosen: its name, its control, and a word on it if that is not empty. */
    static VBox setting(String name, Node control, String hint) {
        var label = new Label(name);
        label.setLabelFor(control);
        label.getStyleClass().add("setting-name");
        var setting = new VBox(label, control);
        if (!hint.isEmpty()) {
            setting.getChildren().add(words(hint, Styles.TEXT_MUTED));
        }
        setting.getStyleClass().add("setting");
        return setting;
    }

    static Label words(String text, String style) {
        var words = new Label(text);
        Wrapping.allow(words);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().add(style);
        return words;
    }

    static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
