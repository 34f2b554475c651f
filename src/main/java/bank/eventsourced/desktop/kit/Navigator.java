package bank.eventsourced.desktop.kit;

/** Goes to places. On the FX thread. */
@FunctionalInterface
public interface Navigator {

    void go(Place place);
}
