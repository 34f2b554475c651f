package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.SnapshotPolicy;
import bank.eventsourced.eventstore.StoredSnapshot;
import bank.eventsourced.eventstore.StoredSnapshotQuery;
import bank.eventsourced.eventstore.StoredSnapshots;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.SnapshotStore.Snapshot;

/** Looks after snapshots, whatever they are of. */
@Service
class StoredSnapshotsService implements StoredSnapshots {

    private static final int DELETED_AT_ONCE = 1_000;
    private static final int PRUNED_AT_ONCE = 100;
    private static final int MOST_RUNS = 5;
    private static final Duration LONGEST_MEASUREMENT = Duration.ofSeconds(5);

    private final EventSourcingService mechanism;
    private final SnapshotStore snapshots;
    private final SealedTexts texts;
    private final EventStore store;
    private final TransactionOperations transaction;
    private final EventStoreSettings settings;
    private final Clock clock;

    StoredSnapshotsService(EventSourcingService mechanism, SnapshotStore snapshots, SealedTexts texts, EventStore store,
            TransactionOperations transaction, EventStoreSettings settings, Clock clock) {
        this.mechanism = mechanism;
        this.snapshots = snapshots;
        this.texts = texts;
        this.store = store;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public long count() {
        return snapshots.count();
    }

    @Override
    public Packing packing() {
        var packed = snapshots.packed();
        return new Packing(
                settings.packAbove() == 0 ? OptionalInt.empty() : OptionalInt.of(settings.packAbove()),
                packed.snapshots(), packed.characters(), packed.unpacked());
    }

    @Override
    public SnapshotPolicy policy(String streamType) {
        return settings.snapshotPolicy(streamType);
    }

    @Override
    public Map<String, SnapshotPolicy> policies() {
        return mechanism.streamTypes(log -> true)
                .stream()
                .collect(Collectors.toMap(Function.identity(), this::policy));
    }

    @Override
    public List<StreamId> streams(StoredSnapshotQuery query, int limit) {
        return snapshots.streams(query, between1And(MOST_STREAMS, limit));
    }

    @Override
    public List<StoredSnapshot> at(List<StreamId> streams) {
        return streams.isEmpty() ? List.of() : read(streams.subList(0, between1And(LARGEST_PAGE, streams.size())));
    }

    /** In one transaction: one for each row costs more than the row. */
    private List<StoredSnapshot> read(List<StreamId> streams) {
        return transaction
                .execute(status -> streams.stream().flatMap(stream -> latestOf(stream).stream()).toList());
    }

    private static int between1And(int most, int asked) {
        if (asked < 1 || asked > most) {
            throw new IllegalArgumentException("At least 1 and at most %d streams, not %d.".formatted(most, asked));
        }
        return asked;
    }

    @Override
    public Optional<StoredSnapshot> latestOf(StreamId stream) {
        return snapshots.latestOf(stream).map(this::described);
    }

    private StoredSnapshot described(Snapshot it) {
        var usable = mechanism.aggregates(it.streamType())
                .filter(type -> type.snapshotSchema() == it.schemaVersion())
                .isPresent();
        return new StoredSnapshot(it.stream(), it.streamType(), it.name(), it.version(),
                it.schemaVersion(), usable, opened(it), PackedText.size(it.payload()), it.takenAt(),
                store.version(it.stream()));
    }

    private String opened(Snapshot snapshot) {
        try {
            return texts.opened(snapshot.payload(), snapshot.stream());
        } catch (EventCodec.UnreadableEvent changed) {
            return snapshot.payload();
        }
    }

    @Override
    public Optional<StoredSnapshot> take(String streamType, String name) {
        var stream = StreamId.of(streamType, name);
        return mechanism.aggregates(streamType).filter(it -> store.version(stream) > 0).flatMap(type -> {
            type.takeSnapshot(stream);
            return latestOf(stream);
        });
    }

    @Override
    public int delete(StreamId stream) {
        return transaction.execute(status -> snapshots.delete(stream));
    }

    @Override
    public int prune(int kept) {
        if (kept < 1) {
            throw new IllegalArgumentException("At least 1 snapshot of a stream is kept, not %d.".formatted(kept));
        }
        var streams = snapshots.withMoreThan(kept);
        var deleted = 0;
        for (var from = 0; from < streams.size(); from += PRUNED_AT_ONCE) {
            var some = streams.subList(from, Math.min(streams.size(), from + PRUNED_AT_ONCE));
            deleted += transaction.execute(status -> some.stream().mapToInt(it -> snapshots.prune(it, kept)).sum());
        }
        return deleted;
    }

    /** In several transactions, as pruning: in one, hundreds of thousands do not fit into a small memory. */
    @Override
    public int deleteAll() {
        var deleted = 0;
        for (var some = DELETED_AT_ONCE; some == DELETED_AT_ONCE; deleted += some) {
            some = transaction.execute(status -> snapshots.delete(DELETED_AT_ONCE));
        }
        return deleted;
    }

    @Override
    public Check check(StreamId stream, Monitor monitor) {
        return snapshots.latestOf(stream)
                .map(snapshot -> mechanism.aggregates(snapshot.streamType())
                        .map(type -> type.check(snapshot, monitor))
                        .orElseGet(() -> new Check.Unreadable(snapshot.version(),
                                "No module of this program has streams of the type %s."
                                        .formatted(snapshot.streamType()))))
                .orElseGet(Check.NoSnapshot::new);
    }

    @Override
    public LoadTimes measure(StreamId stream) {
        return snapshots.latestOf(stream)
                .flatMap(snapshot -> mechanism.aggregates(snapshot.streamType()))
                .map(type -> measure(type, stream))
                .orElseGet(() -> new LoadTimes(store.version(stream), 0, Duration.ZERO, Duration.ZERO, 0));
    }

    private LoadTimes measure(SnapshottingAggregates<?, ?> type, StreamId stream) {
        var with = new ArrayList<Duration>();
        var without = new ArrayList<Duration>();
        var begin = clock.instant();
        var from = 0L;
        var version = 0L;
        do {
            var quick = type.rebuild(stream, Long.MAX_VALUE);
            with.add(quick.took());
            without.add(type.rebuildFromEvents(stream, Long.MAX_VALUE).took());
            from = quick.snapshotVersion();
            version = quick.state().version();
        } while (with.size() < MOST_RUNS
                && Duration.between(begin, clock.instant()).compareTo(LONGEST_MEASUREMENT) < 0);
        return new LoadTimes(version, from, median(with), median(without), with.size());
    }

    private static Duration median(List<Duration> measured) {
        return measured.stream().sorted().toList().get(measured.size() / 2);
    }
}
