package bank.eventsourced.operations.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.SnapshotPolicy;
import bank.eventsourced.eventstore.StoredSnapshot;
import bank.eventsourced.eventstore.StoredSnapshotQuery;
import bank.eventsourced.eventstore.StoredSnapshots;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.SnapshotQuery;
import bank.eventsourced.operations.Snapshots;
import bank.eventsourced.operations.StoredSize;

/** Looks after the snapshots of accounts and ledgers. */
@Service
class SnapshotsService implements Snapshots {

    private final StoredSnapshots snapshots;

    SnapshotsService(StoredSnapshots snapshots) {
        this.snapshots = snapshots;
    }

    @Override
    public Summary summary() {
        return new Summary(snapshots.count(), snapshots.policies()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> policy(it.getValue()))),
                packing(snapshots.packing()));
    }

    private static Packing packing(StoredSnapshots.Packing it) {
        return new Packing(it.above(), it.snapshots(), it.characters(), it.unpacked());
    }

    private static Policy policy(SnapshotPolicy it) {
        return new Policy(it.everyEvents(), it.olderThan(), it.slowerThan(), it.kept());
    }

    @Override
    public List<UUID> streams(SnapshotQuery query, int limit) {
        return snapshots.streams(stored(query), limit).stream().map(StreamId::value).toList();
    }

    private static StoredSnapshotQuery stored(SnapshotQuery query) {
        var sort = switch (query.sort()) {
            case TYPE -> StoredSnapshotQuery.Sort.TYPE;
            case NAME -> StoredSnapshotQuery.Sort.NAME;
            case VERSION -> StoredSnapshotQuery.Sort.VERSION;
            case EVENTS_SINCE -> StoredSnapshotQuery.Sort.EVENTS_SINCE;
            case SIZE -> StoredSnapshotQuery.Sort.SIZE;
            case TAKEN -> StoredSnapshotQuery.Sort.TAKEN;
            case SCHEMA -> StoredSnapshotQuery.Sort.SCHEMA;
        };
        var direction = switch (query.direction()) {
            case ASCENDING -> StoredSnapshotQuery.Direction.ASCENDING;
            case DESCENDING -> StoredSnapshotQuery.Direction.DESCENDING;
        };
        return new StoredSnapshotQuery(query.text(), sort, direction);
    }

    @Override
    public List<Snapshot> at(List<UUID> streams) {
        return snapshots.at(streams.stream().map(StreamId::new).toList()).stream().map(this::snapshot).toList();
    }

    @Override
    public Optional<Snapshot> latestOf(String streamType, String name) {
        return snapshots.latestOf(StreamId.of(streamType, name)).map(this::snapshot);
    }

    @Override
    public Optional<Snapshot> take(String streamType, String name) {
        return snapshots.take(streamType, name).map(this::snapshot);
    }

    private Snapshot snapshot(StoredSnapshot it) {
        return new Snapshot(it.stream().value(), it.streamType(), it.name(), it.version(), it.schemaVersion(),
                it.usable(), it.payload(), new StoredSize(it.size().stored(), it.size().unpacked()), it.takenAt(),
                it.streamVersion(), dueIn(it));
    }

    private long dueIn(StoredSnapshot it) {
        return snapshots.policy(it.streamType()).dueIn(it.streamVersion());
    }

    @Override
    public int delete(UUID stream) {
        return snapshots.delete(new StreamId(stream));
    }

    @Override
    public int prune(int kept) {
        return snapshots.prune(kept);
    }

    @Override
    public int deleteAll() {
        return snapshots.deleteAll();
    }

    @Override
    public Check verify(UUID stream, Monitor monitor) {
        return switch (snapshots.check(new StreamId(stream), new Watching(monitor))) {
            case StoredSnapshots.Check.Same(var version, var took) -> new Check.Same(version, took);
            case StoredSnapshots.Check.Different(var version, var snapshot, var events) ->
                new Check.Different(version, snapshot, events);
            case StoredSnapshots.Check.Unreadable(var version, var cause) -> new Check.Unreadable(version, cause);
            case StoredSnapshots.Check.BrokenEvents(var fault) ->
                new Check.BrokenEvent(fault.version(), fault.position(), fault.cause());
            case StoredSnapshots.Check.NoSnapshot() -> new Check.NoSnapshot();
        };
    }

    @Override
    public LoadTimes measure(UUID stream) {
        var it = snapshots.measure(new StreamId(stream));
        return new LoadTimes(it.version(), it.snapshotVersion(), it.withSnapshot(), it.withoutSnapshot(), it.runs());
    }
}
