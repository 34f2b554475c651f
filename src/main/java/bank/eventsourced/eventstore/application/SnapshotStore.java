package bank.eventsourced.eventstore.application;

import java.util.Optional;

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

    void deleteAll();

    /**
     * The state of a stream at a version.
     *
     * @param payload the state as JSON
     */
    record Snapshot(StreamId stream, long version, String streamType, int schemaVersion, String payload) {}
}
