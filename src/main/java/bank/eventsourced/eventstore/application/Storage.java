package bank.eventsourced.eventstore.application;

/** Driven port: the place that holds the log, whether it can take more and who else uses it. */
@FunctionalInterface
public interface Storage {

    /** @throws bank.eventsourced.eventstore.BankUnavailable if there is no room; the message says what to do */
    void requireRoom();

    /** Whether other processes may have the bank open at the same time. */
    default boolean isShared() {
        return false;
    }
}
