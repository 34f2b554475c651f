package bank.eventsourced.eventstore.application;

import java.util.Optional;

import bank.eventsourced.eventstore.BankUnavailable;

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

    /** What the failure of a change means, if it is that the database has gone away in the middle of it. */
    default Optional<BankUnavailable> gone(Throwable failure) {
        return Optional.empty();
    }

    /** What a failure of reading means, if it is that the database does not answer or is damaged. */
    default Optional<BankUnavailable> unreadable(Throwable failure) {
        return Optional.empty();
    }

    /** Whether it is no bank yet, but a place that is being filled: it has a mark until that is done. */
    default boolean isUnfinished() {
        return false;
    }

    /** What is unfinished is complete: when it is closed, it becomes a bank. */
    default void finishWhenClosed() {
        throw new IllegalStateException("It is a bank already");
    }

    /** Sees that its files no longer hold what was deleted, as far as that is in its hands. Others wait meanwhile. */
    default void sweep() {}

    /** Whether other processes may have the bank open at the same time. */
    default boolean isShared() {
        return false;
    }
}
