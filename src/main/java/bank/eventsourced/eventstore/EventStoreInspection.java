package bank.eventsourced.eventstore;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A look at the mechanism from outside, for operations. Thread-safe; reads only, but for snapshots. */
public interface EventStoreInspection {

    /** The names of all logs that have ever been written. */
    List<String> logs();

    /** The position of the last committed event of a log. */
    long head(String log);

    /** How many events there are in all, whether a log states them or not. Counts every row. */
    long events();

    /** Every follower of this process, by name. */
    List<FollowerStatus> followers();

    /** How many publications of prompts are outstanding, over all followers. */
    long outstandingPublications();

    /** What is outstanding for one follower. */
    Backlog outstandingPublications(String follower);

    /** When an event was recorded; empty if the log does not reach so far. */
    Optional<Instant> recordedAt(String log, long position);

    /**
     * Recomputes the hash chain of a log from its first event.
     *
     * @return the number of events and the first fault that was found, if any
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    ChainReport verifyChain(String log, Monitor monitor);

    /**
     * What a failure of reading means.
     *
     * @return a {@link BankUnavailable} that says what to do, if the database does not answer or is damaged; else the same
     */
    RuntimeException meaning(RuntimeException failure);

    /** @param fault the first event that does not fit, if there is one */
    record ChainReport(String log, long events, Optional<ChainFault> fault) {}

    /** @param oldest when the oldest one was published, if there is any */
    record Backlog(long publications, Optional<Instant> oldest) {}
}
