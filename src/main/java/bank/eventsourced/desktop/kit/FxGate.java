package bank.eventsourced.desktop.kit;

import javafx.application.Platform;

/** The one gate to the FX thread: whoever has something for the window hands it over here, from any thread. */
@FunctionalInterface
public interface FxGate {

    /** Lets the change happen on the FX thread, soon and in the order of the calls; does not wait for it. */
    public void enter(Runnable change);

    public static FxGate ofToolkit() {
        return Platform::runLater;
    }
}
