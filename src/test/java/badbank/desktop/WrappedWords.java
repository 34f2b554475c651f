package badbank.desktop;

import javafx.scene.control.Label;

/** Takes several lines, whatever it says. */
public final class WrappedWords {

    void show(Label words) {
        words.setWrapText(true);
    }
}
