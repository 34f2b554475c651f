package bank.eventsourced.desktop.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Theme;
import bank.eventsourced.desktop.kit.Wrapping;

/** What stands in the window while there is no bank in it: one message, and perhaps ways out. */
final class MessageScreen {

    private static final double LONGEST_LINE = 640;

    private static final double SPLASH_GAP = 12;
    private static final double SPLASH_TITLE = 26;
    private static final double SPLASH_TEXT = 13;

    private MessageScreen() {}

    /** What is there first: no control and no style sheet, which take longer to load than to look at. */
    static Parent splash(Texts texts, Theme theme) {
        var screen = new VBox(SPLASH_GAP, line(texts.get("window.title"), SPLASH_TITLE, theme),
                line(texts.get("window.opening"), SPLASH_TEXT, theme));
        screen.setAlignment(Pos.CENTER);
        screen.setBackground(Background.fill(theme.paper()));
        return screen;
    }

    private static Text line(String words, double size, Theme theme) {
        var line = new Text(words);
        line.setFont(Font.font(size));
        line.setFill(theme.ink());
        return line;
    }

    static Parent waiting(Texts texts, String message) {
        return screen(label(texts.get("window.title"), "message-title"), label(message, Styles.TEXT_MUTED));
    }

    /** Says in a sentence why the bank cannot be opened, and what one can do about it. */
    static Parent failed(Texts texts, String sentence, Runnable again, Runnable otherFolder, Runnable close) {
        var retry = button(texts, "try-again", "window.again", again);
        retry.setDefaultButton(true);
        return screen(label(texts.get("window.failed"), "message-title"), sentence(sentence),
                actions(button(texts, "close", "window.close", close),
                        button(texts, "other-folder", "window.otherFolder", otherFolder), retry));
    }

    /** Says in a sentence what went wrong while the bank was closed. */
    static Parent trouble(Texts texts, String sentence, Runnable goOn) {
        var button = button(texts, "go-on", "window.goOn", goOn);
        button.setDefaultButton(true);
        return screen(label(texts.get("window.trouble"), "message-title"), sentence(sentence), actions(button));
    }

    private static Label sentence(String sentence) {
        var words = label(sentence, "message-sentence");
        words.setId("failure");
        return words;
    }

    private static HBox actions(Button... buttons) {
        var actions = new HBox(buttons);
        actions.getStyleClass().add("message-actions");
        return actions;
    }

    private static Button button(Texts texts, String id, String name, Runnable action) {
        return Parts.button(id, texts.get(name), texts.get(name).replace("_", ""), action);
    }

    private static Parent screen(Node... content) {
        var screen = new VBox(content);
        screen.getStyleClass().add("message");
        return screen;
    }

    private static Label label(String text, String style) {
        var label = new Label(text);
        Wrapping.allow(label);
        label.setMaxWidth(LONGEST_LINE);
        label.getStyleClass().add(style);
        return label;
    }
}
