package bank.eventsourced.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The snapshots of accounts and ledgers. Deleting them changes no answer, only speed. Thread-safe; needs no transaction of
 * the caller's.
 */
public interface Snapshots {

    /** The most streams that {@link #streams} gives at once. */
    int MOST_STREAMS = 1_000_000;

    /** The most rows that {@link #at} gives at once. */
    int LARGEST_PAGE = 500;

    /** How things stand. */
    Summary summary();

    /**
     * The streams that have a snapshot and match, in the order asked for.
     *
     * @param limit 1 to {@link #MOST_STREAMS}
     */
    List<UUID> streams(SnapshotQuery query, int limit);

    /**
     * The latest snapshot of each of some streams, in their order; streams without one are left out.
     *
     * @param streams at most {@link #LARGEST_PAGE}
     */
    List<Snapshot> at(List<UUID> streams);

    /**
     * The latest snapshot of a stream.
     *
     * @param streamType such as {@code account}
     * @param name       the name of the stream, such as an account's number
     */
    Optional<Snapshot> latestOf(String streamType, String name);

    /**
     * Takes a snapshot of the state now.
     *
     * @param streamType such as {@code account}
     * @param name       the name of the stream, such as an account's number
     * @return none if there is no such stream
     */
    Optional<Snapshot> take(String streamType, String name);

    /** Deletes all snapshots of a stream. @return how many */
    int delete(UUID stream);

    /** Deletes all but the latest snapshots of each stream. @return how many; {@code kept} is at least 1 */
    int prune(int kept);

    /** Deletes every snapshot. @return how many */
    int deleteAll();

    /**
     * Replays a stream from its first event and compares the state with that of its latest snapshot.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    Check verify(UUID stream, Monitor monitor);

    /** How long loading the stream's state takes now. Measures a few times, for a few seconds at most. */
    LoadTimes measure(UUID stream);

    /**
     * @param count    how many snapshots there are in all, older ones of the same stream included
     * @param policies when one is taken, by stream type
     */
    record Summary(long count, Map<String, Policy> policies, Packing packing) {}

    /**
     * How long contents are stored.
     *
     * @param above      contents of events and snapshots that are longer are packed, in characters; absent if none are
     * @param snapshots  how many snapshots are packed
     * @param characters how long they are in all
     * @param unpacked   how long they would be if they were not packed
     */
    record Packing(OptionalInt above, long snapshots, long characters, long unpacked) {}

    /**
     * When a snapshot is taken. Age and time are looked at when a state is loaded that is not in memory; the snapshot is
     * then taken with the next event.
     *
     * @param everyEvents each time the stream has grown by so many events
     * @param olderThan   when the latest one is older and events came after it
     * @param slowerThan  when loading took longer
     * @param kept        how many of a stream are kept, the latest ones; absent if all are
     */
    record Policy(int everyEvents, Optional<Duration> olderThan, Optional<Duration> slowerThan,
            Optional<Integer> kept) {}

    /**
     * A snapshot.
     *
     * @param name          the name of its stream, such as an account's number
     * @param version       the version of the stream whose state it is
     * @param usable        whether this program can read its schema; otherwise it is passed over
     * @param payload       the state as JSON
     * @param size          how long it is
     * @param takenAt       when it was taken, if that is known
     * @param streamVersion the version of the stream now
     * @param dueIn         in how many events the next one is taken at the latest
     */
    record Snapshot(UUID stream, String streamType, String name, long version, int schemaVersion, boolean usable,
            String payload, StoredSize size, Optional<Instant> takenAt, long streamVersion, long dueIn) {

        /** How many events have to be applied after it. */
        public long eventsSince() {
            return streamVersion - version;
        }
    }

    /** What comparing a snapshot with the events has shown. */
    sealed interface Check {

        /** The events say the same; all were replayed in this time. */
        record Same(long version, Duration took) implements Check {}

        /** The events make another state: both as JSON. */
        record Different(long version, String snapshot, String events) implements Check {}

        /** This program cannot read the snapshot and passes it over; the events count. */
        record Unreadable(long version, String cause) implements Check {}

        /** The events cannot be replayed up to the snapshot: this one does not fit. */
        record BrokenEvent(long version, long position, String cause) implements Check {}

        /** There is no snapshot of this stream. */
        record NoSnapshot() implements Check {}
    }

    /**
     * Medians of a few runs.
     *
     * @param version         of the state
     * @param snapshotVersion the version of the snapshot that is used, 0 if there is none
     * @param withSnapshot    from the snapshot
     * @param withoutSnapshot from the first event
     * @param runs            how often both were measured; 0 if there is no snapshot
     */
    record LoadTimes(long version, long snapshotVersion, Duration withSnapshot, Duration withoutSnapshot, int runs) {}
}
