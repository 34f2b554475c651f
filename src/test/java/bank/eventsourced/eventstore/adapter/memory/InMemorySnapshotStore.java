package bank.eventsourced.eventstore.adapter.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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
    public void deleteAll() {
        database.write(SNAPSHOTS, before -> List.of());
    }

    /** Every snapshot, in the order in which they were taken. */
    public List<Snapshot> all() {
        return database.read(SNAPSHOTS);
    }
}
