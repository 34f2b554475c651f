package bank.eventsourced.desktop.kit;

import java.text.Bidi;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;

/**
 * Lets words take several lines, unless some of them run from right to left: JavaFX 26 breaks such a line with an
 * exception in the middle of the layout, and the window is no longer drawn. They stay on one line. On the FX thread.
 */
public final class Wrapping {

    private Wrapping() {}

    public static void allow(Labeled words) {
        words.wrapTextProperty().bind(canWrap(words.textProperty()));
    }

    public static void allow(TextArea words) {
        words.wrapTextProperty().bind(canWrap(words.textProperty()));
    }

    private static ObservableValue<Boolean> canWrap(ObservableValue<String> text) {
        return text.map(it -> !Bidi.requiresBidi(it.toCharArray(), 0, it.length())).orElse(true);
    }
}
