package bank.eventsourced.account;

import java.time.Instant;
import java.util.Optional;

/**
 * All accounts as the bank knew them at a position of the log of accounts. Thread-safe; needs no transaction of the
 * caller's.
 */
public interface PastAccounts {

    /** The position of the last event, 0 if there is none. */
    long newest();

    /** The position of the last event that was recorded at an instant or before, 0 if there is none. */
    long positionAt(Instant instant);

    /** When the event at a position was recorded; empty if there is none. */
    Optional<Instant> recordedAt(long position);

    /**
     * The accounts that were there when the log had come to a position, as they were. Each that has changed since is rebuilt
     * from the snapshot before it and the events after that: a thousand of them take about a second. The answer is kept in
     * memory and never changes.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    AccountDirectory asOf(long position, Monitor monitor);

    /** Watches long work. Called on the working thread, often: it must return at once. */
    interface Monitor {

        /** Watches nothing. */
        Monitor NONE = (done, of) -> {};

        /** How many accounts have been looked at of how many. */
        void progressed(long done, long of);

        /** Whether to stop. */
        default boolean cancelled() {
            return false;
        }
    }
}
