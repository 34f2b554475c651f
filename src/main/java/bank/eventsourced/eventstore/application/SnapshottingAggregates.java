package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.Rebuilt;
import bank.eventsourced.eventstore.SnapshotPolicy;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredSnapshots.Check;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;
import bank.eventsourced.eventstore.application.SnapshotStore.Snapshot;

/** Rebuilds states: the latest usable snapshot, and the events after it. */
final class SnapshottingAggregates<E, S> implements Aggregates<S> {

    private static final int PAGE = 500;
    private static final int LARGEST_NUMBER_OF_DUE_SNAPSHOTS = 10_000;

    private final AggregateType<E, S> type;
    private final TypedLog<E> log;
    private final EventStore store;
    private final SnapshotStore snapshots;
    private final SnapshotPolicy policy;
    private final AggregateCache cache;
    private final TransactionOperations transaction;
    private final Clock clock;

    /** The streams of which loading has shown that a snapshot is due. */
    private final Set<StreamId> due = ConcurrentHashMap.newKeySet();

    SnapshottingAggregates(AggregateType<E, S> type, TypedLog<E> log, EventStore store, SnapshotStore snapshots,
            SnapshotPolicy policy, AggregateCache cache, TransactionOperations transaction, Clock clock) {
        this.type = type;
        this.log = log;
        this.store = store;
        this.snapshots = snapshots;
        this.policy = policy;
        this.cache = cache;
        this.transaction = transaction;
        this.clock = clock;
    }

    String log() {
        return log.name();
    }

    String streamType() {
        return type.streamType();
    }

    StreamId stream(String name) {
        return type.stream(name);
    }

    int snapshotSchema() {
        return type.snapshotSchema();
    }

    /** The name of a stream, read off its first event; empty if there is none or it cannot be read. */
    Optional<String> name(StreamId stream) {
        var first = rebuildFromEvents(stream, 1).state();
        return first.version() == 0 ? Optional.empty() : Optional.of(type.naming().apply(first.state()));
    }

    @Override
    public Versioned<S> load(StreamId stream) {
        return cache.find(type, stream).orElseGet(() -> {
            var begin = clock.instant();
            var snapshot = snapshot(stream, Long.MAX_VALUE);
            var loaded = load(stream, Long.MAX_VALUE, state(snapshot));
            cache.remember(stream, loaded);
            if (loaded.version() > 0) {
                noteIfDue(stream, snapshot, loaded.version(), begin);
            }
            return loaded;
        });
    }

    private void noteIfDue(StreamId stream, Optional<Usable<S>> snapshot, long version, Instant begin) {
        var now = clock.instant();
        var age = snapshot.flatMap(Usable::takenAt).map(taken -> Duration.between(taken, now));
        if (policy.isDueAfterLoading(age, version - state(snapshot).version(), Duration.between(begin, now))
                && due.size() < LARGEST_NUMBER_OF_DUE_SNAPSHOTS) {
            due.add(stream);
        }
    }

    @Override
    public Versioned<S> load(StreamId stream, long version) {
        return load(stream, version, nearest(stream, version));
    }

    private Versioned<S> load(StreamId stream, long version, Versioned<S> from) {
        var state = from;
        while (state.version() < version) {
            var page = store.history(stream, state.version(), (int) Math.min(PAGE, version - state.version()));
            for (var event : page) {
                state = applied(state, event);
            }
            if (page.isEmpty()) {
                break;
            }
        }
        return state;
    }

    @Override
    public Rebuilt<S> rebuild(StreamId stream, long version) {
        var begin = clock.instant();
        return replay(stream, version, nearest(stream, version), begin, Monitor.NONE);
    }

    @Override
    public Rebuilt<S> rebuildFromEvents(StreamId stream, long version) {
        return replay(stream, version, type.none(), clock.instant(), Monitor.NONE);
    }

    private Rebuilt<S> replay(StreamId stream, long version, Versioned<S> from, Instant begin, Monitor monitor) {
        var state = from;
        var fault = Optional.<Rebuilt.Fault>empty();
        var end = false;
        while (!end && fault.isEmpty() && state.version() < version) {
            var page = store.history(stream, state.version(), (int) Math.min(PAGE, version - state.version()));
            end = page.isEmpty();
            monitor.report(state.version(), version);
            for (var event : page) {
                try {
                    state = applied(state, event);
                } catch (RuntimeException doesNotFit) { // whatever is wrong with it, the states before it are right
                    fault = Optional.of(new Rebuilt.Fault(event.version(), event.position(), sentence(doesNotFit)));
                    break;
                }
            }
        }
        return new Rebuilt<>(state, from.version(), state.version() - from.version(),
                Duration.between(begin, clock.instant()), fault);
    }

    private Versioned<S> applied(Versioned<S> state, StoredEvent event) {
        var after = state.state();
        for (var said : log.events(event)) {
            after = type.evolve().apply(after, said);
        }
        return new Versioned<>(event.version(), after);
    }

    private static String sentence(RuntimeException failed) {
        var message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    @Override
    public Versioned<S> load(StreamId stream, Instant instant) {
        return load(stream, store.versionAt(stream, instant));
    }

    @Override
    public Versioned<S> nearest(StreamId stream, long version) {
        return state(snapshot(stream, version));
    }

    @Override
    public void takeSnapshot(StreamId stream) {
        var now = load(stream, Long.MAX_VALUE);
        if (now.version() > 0) {
            transaction.executeWithoutResult(status -> takeSnapshot(stream, now));
        }
    }

    /** Whether the policy wants one, now that events were added. */
    boolean isSnapshotDue(StreamId stream, long before, long after) {
        return policy.isDueBetween(before, after) || due.contains(stream);
    }

    /** In the caller's transaction. */
    void takeSnapshot(StreamId stream, Versioned<S> state) {
        snapshots.save(new Snapshot(stream, type.naming().apply(state.state()), state.version(), type.streamType(),
                type.snapshotSchema(), log.encodedState(type, stream, state.state()),
                Optional.of(clock.instant().truncatedTo(ChronoUnit.MICROS))));
        policy.kept().ifPresent(kept -> snapshots.prune(stream, kept));
        due.remove(stream);
    }

    /** Compares a snapshot with what the events make up to its version. */
    Check check(Snapshot snapshot, Monitor monitor) {
        if (snapshot.schemaVersion() != type.snapshotSchema()) {
            return new Check.Unreadable(snapshot.version(), "It was written in schema %d; this program reads schema %d."
                    .formatted(snapshot.schemaVersion(), type.snapshotSchema()));
        }
        S kept;
        try {
            kept = state(snapshot);
        } catch (UnreadableEvent unreadable) {
            return new Check.Unreadable(snapshot.version(), sentence(unreadable));
        }
        var replayed = replay(snapshot.stream(), snapshot.version(), type.none(), clock.instant(), monitor);
        if (replayed.fault().isPresent()) {
            return new Check.BrokenEvents(replayed.fault().get());
        }
        return replayed.state().equals(new Versioned<>(snapshot.version(), kept))
                ? new Check.Same(snapshot.version(), replayed.took())
                : new Check.Different(snapshot.version(), log.opened(snapshot.payload(), snapshot.stream()),
                        log.codec().encodeState(replayed.state().state()));
    }

    /** A snapshot that cannot be read is passed over: the events say the same. */
    private Optional<Usable<S>> snapshot(StreamId stream, long atMostVersion) {
        return snapshots.latest(stream, atMostVersion, type.snapshotSchema()).flatMap(snapshot -> {
            try {
                return Optional
                        .of(new Usable<>(new Versioned<>(snapshot.version(), state(snapshot)), snapshot.takenAt()));
            } catch (UnreadableEvent unreadable) {
                return Optional.empty();
            }
        });
    }

    private Versioned<S> state(Optional<Usable<S>> snapshot) {
        return snapshot.map(Usable::state).orElseGet(type::none);
    }

    private record Usable<S>(Versioned<S> state, Optional<Instant> takenAt) {}

    private S state(Snapshot snapshot) {
        return log.decodedState(type.snapshotClass(), snapshot.stream(), snapshot.payload());
    }
}
