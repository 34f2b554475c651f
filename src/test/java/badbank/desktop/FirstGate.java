package badbank.desktop;

import javafx.application.Platform;

/** One of two. */
public final class FirstGate {

    void open() {
        Platform.runLater(() -> {});
    }
}
