package bank.eventsourced.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The snapshots of all streams, to look at and to look after. Deleting them changes no answer, only speed. Thread-safe. */
public interface StoredSnapshots {

    /** The largest page of {@link #latest}. */
    int LARGEST_PAGE = 500;

    /** How many snapshots there are in all, older ones of the same stream included. */
    long count();

    /** After how many events a snapshot is taken, by stream type. */
    Map<String, Integer> intervals();

    /**
     * The latest snapshot of each stream, in the order of the streams' ids as text.
     *
     * @param after the last stream of the page before; absent for the first page
     * @param limit at most {@link #LARGEST_PAGE}
     */
    List<StoredSnapshot> latest(Optional<StreamId> after, int limit);

    /** The latest snapshot of a stream, if it has one. */
    Optional<StoredSnapshot> latestOf(StreamId stream);

    /** Takes a snapshot of the state now; gives none if no stream of this type has the name. */
    Optional<StoredSnapshot> take(String streamType, String name);

    /** Deletes the snapshots of a stream. @return how many */
    int delete(StreamId stream);

    /** Deletes every snapshot. @return how many */
    int deleteAll();

    /**
     * Replays a stream from its first event and compares the state with that of its latest snapshot.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    Check check(StreamId stream, Monitor monitor);

    /** How long loading the stream's state takes now. Measures a few times, for a few seconds at most. */
    LoadTimes measure(StreamId stream);

    /** What comparing a snapshot with the events has shown. */
    sealed interface Check {

        /** The events say the same. */
        record Same(long version, Duration took) implements Check {}

        /** The events make another state: both as JSON. */
        record Different(long version, String snapshot, String events) implements Check {}

        /** This program cannot read the snapshot and passes it over; the events count. */
        record Unreadable(long version, String cause) implements Check {}

        /** The events cannot be replayed up to the snapshot. */
        record BrokenEvents(Rebuilt.Fault fault) implements Check {}

        /** There is no snapshot of this stream. */
        record NoSnapshot() implements Check {}
    }

    /**
     * Medians.
     *
     * @param version         of the state
     * @param snapshotVersion the version of the snapshot that is used, 0 if there is none
     * @param withSnapshot    from the snapshot
     * @param withoutSnapshot from the first event
     * @param runs            how often both were measured
     */
    record LoadTimes(long version, long snapshotVersion, Duration withSnapshot, Duration withoutSnapshot, int runs) {}
}
