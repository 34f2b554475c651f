package bank.eventsourced.desktop;

import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

/** What stands in the window while there is no bank in it: one message, and perhaps a way out. */
final class MessageScreen {

    private static final double LONGEST_LINE = 640;

    private MessageScreen() {}

    static Parent waiting(Texts texts, String message) {
        return screen(label(texts.get("window.title"), "message-title"), label(message, Styles.TEXT_MUTED));
    }

    /** Says in a sentence why the bank cannot be opened. */
    static Parent failed(Texts texts, String sentence, Runnable close) {
        var words = label(sentence, "message-sentence");
        words.setId("failure");
        var button = new Button(texts.get("window.close"));
        button.setId("close");
        button.setMnemonicParsing(true);
        button.setAccessibleText(texts.get("window.close").replace("_", ""));
        button.setDefaultButton(true);
        button.setOnAction(_ -> close.run());
        return screen(label(texts.get("window.failed"), "message-title"), words, button);
    }

    private static Parent screen(javafx.scene.Node... content) {
        var screen = new VBox(content);
        screen.getStyleClass().add("message");
        return screen;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMaxWidth(LONGEST_LINE);
        label.getStyleClass().add(style);
        return label;
    }
}
