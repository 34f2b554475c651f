package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEventQuery.Order;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.eventstore.domain.PendingEvent;

/** An event store that something can happen to. */
class DecoratedEventStore implements EventStore {

    private final EventStore store;

    DecoratedEventStore(EventStore store) {
        this.store = store;
    }

    @Override
    public List<StoredEvent> append(String log, List<PendingEvent> events, Instant now) {
        return store.append(log, events, now);
    }

    @Override
    public void restore(String log, List<StoredEvent> events) {
        store.restore(log, events);
    }

    @Override
    public void lock(String log) {
        store.lock(log);
    }

    @Override
    public Map<String, Long> positions() {
        return store.positions();
    }

    @Override
    public Map<StreamId, Long> moved(String log, long after, long upTo) {
        return store.moved(log, after, upTo);
    }

    @Override
    public LogHead head(String log) {
        return store.head(log);
    }

    @Override
    public List<String> logs() {
        return store.logs();
    }

    @Override
    public long count() {
        return store.count();
    }

    @Override
    public List<StoredEvent> read(String log, long afterPosition, int limit) {
        return store.read(log, afterPosition, limit);
    }

    @Override
    public List<StoredEvent> history(StreamId stream, long afterVersion, int limit) {
        return store.history(stream, afterVersion, limit);
    }

    @Override
    public List<StoredEvent> history(StreamId stream, Collection<Long> versions) {
        return store.history(stream, versions);
    }

    @Override
    public long versionAt(StreamId stream, Instant instant) {
        return store.versionAt(stream, instant);
    }

    @Override
    public long versionAt(StreamId stream, long position) {
        return store.versionAt(stream, position);
    }

    @Override
    public long version(StreamId stream) {
        return store.version(stream);
    }

    @Override
    public long[] positions(String log, EventFilter filter, long first, long last, Order order, int limit) {
        return store.positions(log, filter, first, last, order, limit);
    }

    @Override
    public List<StoredEvent> at(String log, long[] positions) {
        return store.at(log, positions);
    }

    @Override
    public List<StoredEvent> causedBy(EventReference event, int limit) {
        return store.causedBy(event, limit);
    }
}
