package bank.eventsourced.eventstore;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The snapshots of all streams, to look at and to look after. Deleting them changes no answer, only speed. Thread-safe. */
public interface StoredSnapshots {

    /** The most streams that {@link #streams} gives at once. */
    int MOST_STREAMS = 1_000_000;

    /** The most rows that {@link #at} gives at once. */
    int LARGEST_PAGE = 500;

    /** How many snapshots there are in all, older ones of the same stream included. */
    long count();

    /** What packing long contents saves, and of which contents. */
    Packing packing();

    /** When snapshots of streams of a type are taken. */
    SnapshotPolicy policy(String streamType);

    /** The same, by stream type. */
    Map<String, SnapshotPolicy> policies();

    /**
     * The streams that have a snapshot and match, in the order asked for.
     *
     * @param limit 1 to {@link #MOST_STREAMS}
     */
    List<StreamId> streams(StoredSnapshotQuery query, int limit);

    /**
     * The latest snapshot of each of some streams, in their order; streams without one are left out.
     *
     * @param streams at most {@link #LARGEST_PAGE}
     */
    List<StoredSnapshot> at(List<StreamId> streams);

    /** The latest snapshot of a stream, if it has one. */
    Optional<StoredSnapshot> latestOf(StreamId stream);

    /** Takes a snapshot of the state now; gives none if no stream of this type has the name. */
    Optional<StoredSnapshot> take(String streamType, String name);

    /** Deletes the snapshots of a stream. @return how many */
    int delete(StreamId stream);

    /** Deletes all but the latest snapshots of each stream. @return how many; {@code kept} is at least 1 */
    int prune(int kept);

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

    /**
     * @param above      contents that are longer are stored packed, in characters; absent if none are
     * @param snapshots  how many snapshots are packed
     * @param characters how long they are in all
     * @param unpacked   how long they would be if they were not packed
     */
    record Packing(OptionalInt above, long snapshots, long characters, long unpacked) {}

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
