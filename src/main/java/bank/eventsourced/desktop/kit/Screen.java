package bank.eventsourced.desktop.kit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/**
 * One screen of the window. It is made once, on the FX thread, and kept: what was selected, typed and scrolled is still
 * there when one comes back. All methods are called on the FX thread.
 */
public interface Screen {

    /** The content; the same node every time. */
    Parent root();

    /** What the top bar says. */
    ObservableValue<String> title();

    /** Shows a place of this screen's kind. Called before {@link #activate}, and again while active for another place. */
    void show(Place place);

    /** Begins to follow the bank. */
    void activate();

    /** Ends everything that {@link #activate} began: subscriptions, live readings, animations. */
    void deactivate();

    /** Reads again what is shown (F5). */
    void reload();

    /** Puts the focus into the filter (Ctrl+F or /), if the screen has one. */
    default void focusFilter() {}
}
