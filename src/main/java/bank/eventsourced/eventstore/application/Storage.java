package bank.eventsourced.eventstore.application;

/** Driven port: whether the place that holds the log can take more. */
@FunctionalInterface
public interface Storage {

    /** @throws bank.eventsourced.eventstore.BankUnavailable if there is no room; the message says what to do */
    void requireRoom();
}
