package bank.eventsourced.eventstore.application;

/** Driven port: the place that holds the log, whether it can take more and who else uses it. */
@FunctionalInterface
public interface Storage {

    /** @throws bank.eventsourced.eventstore.BankUnavailable if there is no room; the message says what to do */
    void requireRoom();

    /**
     * To be asked after a commit and before it is acknowledged, since a database may not say it itself.
     *
     * @throws bank.eventsourced.eventstore.BankUnavailable if a commit of this process may not be on the disk; from then
     *         on always
     */
    default void requireKept() {}

    /** Whether other processes may have the bank open at the same time. */
    default boolean isShared() {
        return false;
    }
}
