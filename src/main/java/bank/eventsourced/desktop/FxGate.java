package bank.eventsourced.desktop;

import javafx.application.Platform;

/** The one gate to the FX thread: whoever has something for the window hands it over here, from any thread. */
@FunctionalInterface
interface FxGate {

    /** Lets the change happen on the FX thread, soon and in the order of the calls; does not wait for it. */
    void enter(Runnable change);

    static FxGate ofToolkit() {
        return Platform::runLater;
    }
}
