package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.eventstore.StoredSnapshotQuery;
import bank.eventsourced.eventstore.StreamId;

/**
 * Driven port: where snapshots are kept. A snapshot is only ever a shortcut; the events decide. Writing needs a transaction
 * of the caller's.
 */
public interface SnapshotStore {

    /** Keeps a snapshot in place of one of the same stream and version. */
    void save(Snapshot snapshot);

    /** The latest snapshot of a stream at a version or before, in the given schema. */
    Optional<Snapshot> latest(StreamId stream, long atMostVersion, int schemaVersion);

    /** The streams that have a snapshot, whatever its schema, and whose latest one matches; in the order asked for. */
    List<StreamId> streams(StoredSnapshotQuery query, int limit);

    /** The latest snapshot of a stream, whatever its schema. */
    Optional<Snapshot> latestOf(StreamId stream);

    /** How many snapshots there are in all. */
    long count();

    /** Of those that are packed: how many there are, and how long they are in all. */
    Packed packed();

    /** Deletes the snapshots of a stream. @return how many */
    int delete(StreamId stream);

    /** Deletes all but the latest snapshots of a stream. @return how many; {@code kept} is at least 1 */
    int prune(StreamId stream, int kept);

    /** The streams that have more snapshots than so many. */
    List<StreamId> withMoreThan(int kept);

    /** Deletes up to so many snapshots, whichever they are. @return how many; fewer only if none is left */
    int delete(int limit);

    /** Of some snapshots, how many characters they have, and how many they would have if they were not packed. */
    record Packed(long snapshots, long characters, long unpacked) {}

    /**
     * The state of a stream at a version.
     *
     * @param name    the name of the stream, at most 100 characters
     * @param payload the state as it is stored
     * @param takenAt when it was taken; absent if it is from a time that did not note it
     */
    record Snapshot(StreamId stream, String name, long version, String streamType, int schemaVersion, String payload,
            Optional<Instant> takenAt) {}
}
