package badbank.desktop;

import javafx.application.Platform;

/** One of two. */
public final class SecondGate {

    void open() {
        Platform.runLater(() -> {});
    }
}
