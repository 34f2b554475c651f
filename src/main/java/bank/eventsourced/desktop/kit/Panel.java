package bank.eventsourced.desktop.kit;

import javafx.scene.Parent;

/** A panel at the side of the window in which one intent is carried out. On the FX thread. */
public interface Panel {

    Parent root();

    /** What stands above it. */
    String title();

    /** Puts the focus where typing begins, and begins to follow the bank. */
    void activate();

    void deactivate();
}
