package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.Appender;
import bank.eventsourced.eventstore.Change;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.domain.PendingEvent;

/** Appends changes to a log, and snapshots that fall due; keeps the cache true to what was committed. */
final class LogAppender<E> implements Appender<E> {

    private final TypedLog<E> log;
    private final EventStore store;
    private final Function<AggregateType<E, ?>, SnapshottingAggregates<E, ?>> aggregates;
    private final AggregateCache cache;
    private final Clock clock;

    LogAppender(TypedLog<E> log, EventStore store,
            Function<AggregateType<E, ?>, SnapshottingAggregates<E, ?>> aggregates, AggregateCache cache,
            Clock clock) {
        this.log = log;
        this.store = store;
        this.aggregates = aggregates;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public List<RecordedEvent<E>> append(List<? extends Change<E, ?>> changes) {
        TransactionSynchronizationManager.registerSynchronization(new CacheUpdate(List.copyOf(changes)));
        var pending = new ArrayList<PendingEvent>();
        var events = new ArrayList<E>();
        var beginning = new HashSet<String>();
        for (var change : changes) {
            var version = change.before().version();
            var person = person(change);
            if (version == 0) {
                person.ifPresent(beginning::add);
            }
            for (var event : change.events()) {
                var encoded = log.encoded(event, change.stream(), person);
                pending.add(new PendingEvent(change.stream(), change.type().streamType(), ++version, encoded.type(),
                        encoded.schemaVersion(), encoded.payload(), change.metadata()));
                events.add(event);
            }
        }
        var stored = store.append(log.name(), pending, clock.instant());
        log.requireCurrentKeys(beginning);
        changes.forEach(this::takeSnapshotIfDue);
        var recorded = new ArrayList<RecordedEvent<E>>(stored.size());
        for (int i = 0; i < stored.size(); i++) {
            recorded.add(log.written(stored.get(i), events.get(i)));
        }
        return recorded;
    }

    private static <S> Optional<String> person(Change<?, S> change) {
        return change.type().personal().person().apply(change.after().state());
    }

    private <S> void takeSnapshotIfDue(Change<E, S> change) {
        var aggregate = typed(change.type());
        if (aggregate.isSnapshotDue(change.stream(), change.before().version(), change.after().version())) {
            aggregate.takeSnapshot(change.stream(), change.after());
        }
    }

    /** The cast is safe: the function gives the aggregates of the very type that it is asked for. */
    @SuppressWarnings("unchecked")
    private <S> SnapshottingAggregates<E, S> typed(AggregateType<E, S> type) {
        return (SnapshottingAggregates<E, S>) aggregates.apply(type);
    }

    private final class CacheUpdate implements TransactionSynchronization {

        private final List<Change<E, ?>> changes;

        CacheUpdate(List<Change<E, ?>> changes) {
            this.changes = changes;
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
                changes.forEach(change -> cache.remember(change.stream(), change.after()));
            } else {
                changes.forEach(change -> cache.forget(change.stream()));
            }
        }
    }
}
