package bank.eventsourced.eventstore.adapter.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.SnapshotStore;

/** Keeps snapshots in memory. */
public final class InMemorySnapshotStore implements SnapshotStore {

    private static final Table<List<Snapshot>> SNAPSHOTS = new Table<>("snapshot", List.of());

    private final InMemoryDatabase database;

    public InMemorySnapshotStore(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void save(Snapshot snapshot) {
        database.write(SNAPSHOTS, before -> {
            var after = new ArrayList<>(before);
            after.removeIf(it -> it.stream().equals(snapshot.stream()) && it.version() == snapshot.version());
            after.add(snapshot);
            return after;
        });
    }

    @Override
    public Optional<Snapshot> latest(StreamId stream, long atMostVersion, int schemaVersion) {
        return all().stream()
                .filter(it -> it.stream().equals(stream) && it.version() <= atMostVersion
                        && it.schemaVersion() == schemaVersion)
                .max(Comparator.comparingLong(Snapshot::version));
    }

    @Override
    public List<Snapshot> latestOfEach(Optional<StreamId> after, int limit) {
        return all().stream()
                .map(Snapshot::stream)
                .distinct()
                .filter(stream -> after.filter(it -> stream.toString().compareTo(it.toString()) <= 0).isEmpty())
                .sorted(Comparator.comparing(StreamId::toString))
                .limit(limit)
                .flatMap(stream -> latestOf(stream).stream())
                .toList();
    }

    @Override
    public Optional<Snapshot> latestOf(StreamId stream) {
        return all().stream().filter(it -> it.stream().equals(stream)).max(Comparator.comparingLong(Snapshot::version));
    }

    @Override
    public long count() {
        return all().size();
    }

    @Override
    public int delete(StreamId stream) {
        return delete(it -> it.stream().equals(stream));
    }

    @Override
    public int deleteAll() {
        return delete(it -> true);
    }

    private int delete(Predicate<Snapshot> which) {
        var before = all().size();
        database.write(SNAPSHOTS, snapshots -> snapshots.stream().filter(which.negate()).toList());
        return before - all().size();
    }

    /** Every snapshot, in the order in which they were taken. */
    public List<Snapshot> all() {
        return database.read(SNAPSHOTS);
    }
}
