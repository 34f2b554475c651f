package bank.eventsourced.desktop.kit;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import atlantafx.base.theme.Styles;

/** What stands where there are no rows or figures: still loading, nothing yet, no match, or not readable. */
public final class States {

    private static final Duration UNNOTICED = Duration.millis(150);
    private static final int BARS = 6;

    private States() {}

    /** Nothing at first; grey bars where rows will be if it takes longer than one notices. */
    public static Node loading(Desk desk) {
        var bars = new VBox();
        bars.getStyleClass().add("skeleton");
        bars.setAccessibleText(desk.texts().get("state.loading"));
        for (int i = 0; i < BARS; i++) {
            var bar = new Region();
            bar.getStyleClass().add("skeleton-bar");
            bars.getChildren().add(bar);
        }
        bars.setVisible(false);
        var pause = new PauseTransition(UNNOTICED);
        pause.setOnFinished(_ -> bars.setVisible(true));
        pause.play();
        return bars;
    }

    /** Nothing yet: a sentence, a hint, and perhaps the one thing to do. */
    public static VBox empty(String sentence, String hint, Node... action) {
        return message(sentence, hint, action);
    }

    /** There is something, but the filter matches none of it. */
    public static Node noMatch(Desk desk, Runnable clearFilter) {
        var texts = desk.texts();
        var clear = Parts.button("clear-filter", texts.get("state.noMatch.clear"), texts.get("state.noMatch.clear"),
                clearFilter);
        return message(texts.get("state.noMatch"), texts.get("state.noMatch.hint"), clear);
    }

    /** It could not be read: why, that nothing was changed, and what to do. */
    public static Node failed(Desk desk, Exception failure, Runnable again) {
        var texts = desk.texts();
        var sentence = desk.language().sentence(failure);
        var retry = Parts.button("try-again", texts.get("state.failed.again"), texts.get("state.failed.again"), again);
        var copy = Parts.button("copy-details", texts.get("state.failed.copy"), texts.get("state.failed.copy"),
                () -> copy(Failure.details(failure)));
        copy.getStyleClass().add(Styles.FLAT);
        return message(texts.get("state.failed"), sentence + " " + texts.get("state.failed.unchanged"), retry, copy);
    }

    /** Puts text where others can paste it from. */
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static VBox message(String sentence, String hint, Node... actions) {
        var words = new Label(sentence);
        words.getStyleClass().add("empty-title");
        Wrapping.allow(words);
        var more = new Label(hint);
        Wrapping.allow(more);
        more.getStyleClass().addAll(Styles.TEXT_MUTED, "empty-hint");
        var message = new VBox(words, more);
        for (var action : actions) {
            if (action instanceof Button button) {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
            message.getChildren().add(action);
        }
        message.getStyleClass().add("empty");
        return message;
    }
}
