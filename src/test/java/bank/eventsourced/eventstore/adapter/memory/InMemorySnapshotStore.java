package bank.eventsourced.eventstore.adapter.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import bank.eventsourced.eventstore.StoredSnapshotQuery;
import bank.eventsourced.eventstore.StoredSnapshotQuery.Direction;
import bank.eventsourced.eventstore.StoredSnapshotQuery.Sort;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.PackedText;
import bank.eventsourced.eventstore.application.SnapshotStore;

/** Keeps snapshots in memory. */
public final class InMemorySnapshotStore implements SnapshotStore {

    private static final Table<List<Snapshot>> SNAPSHOTS = new Table<>("snapshot", List.of());

    private final InMemoryDatabase database;
    private final InMemoryEventStore events;

    public InMemorySnapshotStore(InMemoryDatabase database) {
        this.database = database;
        events = new InMemoryEventStore(database);
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
    public List<StreamId> streams(StoredSnapshotQuery query, int limit) {
        var order = order(query.sort()).thenComparing(it -> it.stream().toString());
        return all().stream()
                .map(Snapshot::stream)
                .distinct()
                .flatMap(stream -> latestOf(stream).stream())
                .filter(it -> query.text().map(text -> lower(it.name()).contains(lower(text))).orElse(true))
                .sorted(query.direction() == Direction.ASCENDING ? order : order.reversed())
                .limit(limit)
                .map(Snapshot::stream)
                .toList();
    }

    private Comparator<Snapshot> order(Sort sort) {
        return switch (sort) {
            case TYPE -> Comparator.comparing(Snapshot::streamType).thenComparing(Snapshot::name);
            case NAME -> Comparator.comparing(Snapshot::name);
            case VERSION -> Comparator.comparingLong(Snapshot::version);
            case EVENTS_SINCE -> Comparator.comparingLong(it -> events.version(it.stream()) - it.version());
            case SIZE -> Comparator.comparingInt(it -> it.payload().length());
            case TAKEN -> Comparator.comparing(it -> it.takenAt().orElse(Instant.MIN));
            case SCHEMA -> Comparator.comparingInt(Snapshot::schemaVersion);
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
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
    public Packed packed() {
        var packed = all().stream().map(Snapshot::payload).filter(it -> it.startsWith(PackedText.PREFIX)).toList();
        return new Packed(packed.size(), packed.stream().mapToLong(String::length).sum(),
                packed.stream().map(PackedText::unpacked).mapToLong(String::length).sum());
    }

    @Override
    public int delete(StreamId stream) {
        return delete(it -> it.stream().equals(stream));
    }

    @Override
    public int prune(StreamId stream, int kept) {
        var latest = all().stream()
                .filter(it -> it.stream().equals(stream))
                .sorted(Comparator.comparingLong(Snapshot::version).reversed())
                .limit(kept)
                .toList();
        return delete(it -> it.stream().equals(stream) && !latest.contains(it));
    }

    @Override
    public List<StreamId> withMoreThan(int kept) {
        return all().stream()
                .map(Snapshot::stream)
                .distinct()
                .filter(stream -> all().stream().filter(it -> it.stream().equals(stream)).count() > kept)
                .toList();
    }

    @Override
    public int delete(int limit) {
        return delete(Set.copyOf(all().subList(0, Math.min(limit, all().size())))::contains);
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
