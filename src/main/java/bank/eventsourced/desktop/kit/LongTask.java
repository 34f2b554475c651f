package bank.eventsourced.desktop.kit;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;

/** Long work under way. Its properties change on the FX thread, at most some ten times a second. */
public final class LongTask implements Tasks.Progress {

    private static final double UNKNOWN = -1;

    private final String title;
    private final FxGate gate;
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(UNKNOWN);
    private final ReadOnlyLongWrapper done = new ReadOnlyLongWrapper();
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper cancelling = new ReadOnlyBooleanWrapper();
    private final AtomicBoolean shown = new AtomicBoolean(true);
    private volatile boolean cancelled;
    private volatile long reached;
    private volatile long of;

    LongTask(String title, FxGate gate) {
        this.title = title;
        this.gate = gate;
    }

    public String title() {
        return title;
    }

    /** From 0 to 1; negative while it is not known how much there is to do. */
    public ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /** How much has been done, in whatever the work counts. */
    public ReadOnlyLongProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /** Whether it has been asked to stop. */
    public ReadOnlyBooleanProperty cancellingProperty() {
        return cancelling.getReadOnlyProperty();
    }

    /** Asks the work to stop; it does so when it can. On the FX thread. */
    public void cancel() {
        cancelled = true;
        cancelling.set(true);
    }

    @Override
    public void reached(long amount, long whole) {
        reached = amount;
        of = whole;
        if (shown.compareAndSet(true, false)) {
            gate.enter(this::show);
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    /** The gate hands over in order, so there is at most one of these on its way: a busy window is not flooded. */
    private void show() {
        shown.set(true);
        done.set(reached);
        fraction.set(of > 0 ? Math.clamp((double) reached / of, 0, 1) : UNKNOWN);
    }

    void ended() {
        ended.set(true);
    }
}
