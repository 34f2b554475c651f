package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.Optional;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;
import bank.eventsourced.eventstore.application.SnapshotStore.Snapshot;

/** Rebuilds states: the latest usable snapshot, and the events after it. */
final class SnapshottingAggregates<E, S> implements Aggregates<S> {

    private static final int PAGE = 500;

    private final AggregateType<E, S> type;
    private final TypedLog<E> log;
    private final EventStore store;
    private final SnapshotStore snapshots;
    private final AggregateCache cache;
    private final TransactionOperations transaction;

    SnapshottingAggregates(AggregateType<E, S> type, TypedLog<E> log, EventStore store, SnapshotStore snapshots,
            AggregateCache cache, TransactionOperations transaction) {
        this.type = type;
        this.log = log;
        this.store = store;
        this.snapshots = snapshots;
        this.cache = cache;
        this.transaction = transaction;
    }

    @Override
    public Versioned<S> load(StreamId stream) {
        return cache.find(type, stream).orElseGet(() -> {
            var loaded = load(stream, Long.MAX_VALUE);
            if (loaded.version() > 0) {
                cache.remember(stream, loaded);
            }
            return loaded;
        });
    }

    @Override
    public Versioned<S> load(StreamId stream, long version) {
        var state = snapshot(stream, version).orElseGet(type::none);
        while (state.version() < version) {
            var page = log.history(stream, state.version(), (int) Math.min(PAGE, version - state.version()));
            for (var event : page) {
                state = new Versioned<>(event.version(), type.evolve().apply(state.state(), event.event()));
            }
            if (page.isEmpty()) {
                break;
            }
        }
        return state;
    }

    @Override
    public Versioned<S> load(StreamId stream, Instant instant) {
        return load(stream, store.versionAt(stream, instant));
    }

    @Override
    public void takeSnapshot(StreamId stream) {
        var now = load(stream, Long.MAX_VALUE);
        if (now.version() > 0) {
            transaction.executeWithoutResult(status -> takeSnapshot(stream, now));
        }
    }

    /** In the caller's transaction. */
    void takeSnapshot(StreamId stream, Versioned<S> state) {
        snapshots.save(new Snapshot(stream, state.version(), type.streamType(), type.snapshotSchema(),
                log.codec().encodeState(state.state())));
    }

    /** A snapshot that cannot be read is passed over: the events say the same. */
    private Optional<Versioned<S>> snapshot(StreamId stream, long atMostVersion) {
        return snapshots.latest(stream, atMostVersion, type.snapshotSchema()).flatMap(snapshot -> {
            try {
                return Optional.of(new Versioned<>(snapshot.version(),
                        log.codec().decodeState(type.snapshotClass(), snapshot.payload())));
            } catch (UnreadableEvent unreadable) {
                return Optional.empty();
            }
        });
    }
}
