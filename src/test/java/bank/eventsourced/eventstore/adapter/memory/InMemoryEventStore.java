package bank.eventsourced.eventstore.adapter.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEventQuery.Order;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;
import bank.eventsourced.eventstore.application.EventFilter;
import bank.eventsourced.eventstore.application.EventStore;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.eventstore.domain.PendingEvent;

/** Keeps events in memory. */
public final class InMemoryEventStore implements EventStore {

    private static final Table<Map<String, LogHead>> HEADS = new Table<>("log_head", Map.of());
    private static final Table<Map<String, List<StoredEvent>>> LOGS = new Table<>("event by log", Map.of());
    private static final Table<Map<StreamId, List<StoredEvent>>> STREAMS = new Table<>("event by stream", Map.of());

    private final InMemoryDatabase database;

    public InMemoryEventStore(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public List<StoredEvent> append(String log, List<PendingEvent> events, Instant now) {
        database.lock();
        var extension = head(log).extend(events, now);
        put(log, extension.events(), extension.head());
        return extension.events();
    }

    @Override
    public void restore(String log, List<StoredEvent> events) {
        database.lock();
        var last = events.getLast();
        put(log, events, new LogHead(log, last.position(), last.hash(), last.recordedAt()));
    }

    private void put(String log, List<StoredEvent> events, LogHead head) {
        var streams = new HashMap<>(database.read(STREAMS));
        for (var event : events) {
            var stream = new ArrayList<>(streams.getOrDefault(event.stream(), List.of()));
            if (event.version() <= stream.size()) {
                throw new ConcurrencyConflict("A stream has moved on");
            }
            stream.add(event);
            streams.put(event.stream(), stream);
        }
        var stored = new ArrayList<>(database.read(LOGS).getOrDefault(log, List.of()));
        stored.addAll(events);
        database.write(STREAMS, before -> streams);
        database.write(LOGS, before -> with(before, log, stored));
        database.write(HEADS, before -> with(before, log, head));
    }

    private static <K, V> Map<K, V> with(Map<K, V> before, K key, V value) {
        var after = new HashMap<>(before);
        after.put(key, value);
        return after;
    }

    @Override
    public void lock(String log) {
        database.lock();
    }

    @Override
    public Map<String, Long> positions() {
        return database.read(HEADS)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().position()));
    }

    @Override
    public Map<StreamId, Long> moved(String log, long after, long upTo) {
        return events(log).filter(it -> after < it.position() && it.position() <= upTo)
                .collect(Collectors.toMap(StoredEvent::stream, StoredEvent::version, Math::max));
    }

    @Override
    public LogHead head(String log) {
        return database.read(HEADS).getOrDefault(log, LogHead.ofEmpty(log));
    }

    @Override
    public List<String> logs() {
        return List.copyOf(new TreeMap<>(database.read(HEADS)).keySet());
    }

    @Override
    public long count() {
        return database.read(LOGS).values().stream().mapToLong(List::size).sum();
    }

    @Override
    public List<StoredEvent> read(String log, long afterPosition, int limit) {
        return page(database.read(LOGS).getOrDefault(log, List.of()), afterPosition, limit);
    }

    @Override
    public List<StoredEvent> history(StreamId stream, long afterVersion, int limit) {
        return page(database.read(STREAMS).getOrDefault(stream, List.of()), afterVersion, limit);
    }

    @Override
    public List<StoredEvent> history(StreamId stream, Collection<Long> versions) {
        return database.read(STREAMS)
                .getOrDefault(stream, List.of())
                .stream()
                .filter(event -> versions.contains(event.version()))
                .toList();
    }

    private static List<StoredEvent> page(List<StoredEvent> events, long after, int limit) {
        return events.stream().skip(after).limit(limit).toList();
    }

    @Override
    public long[] positions(String log, EventFilter filter, long first, long last, Order order, int limit) {
        var positions = events(log).filter(it -> first <= it.position() && it.position() <= last)
                .filter(filter::matches)
                .map(StoredEvent::position)
                .sorted(order == Order.OLDEST_FIRST ? Comparator.naturalOrder() : Comparator.reverseOrder());
        return positions.limit(limit).mapToLong(Long::longValue).toArray();
    }

    @Override
    public List<StoredEvent> at(String log, long[] positions) {
        return Arrays.stream(positions)
                .boxed()
                .flatMap(position -> events(log).filter(it -> it.position() == position))
                .toList();
    }

    @Override
    public List<StoredEvent> causedBy(EventReference event, int limit) {
        return logs().stream()
                .flatMap(this::events)
                .filter(it -> it.metadata().causation().equals(Optional.of(event)))
                .limit(limit)
                .toList();
    }

    private Stream<StoredEvent> events(String log) {
        return database.read(LOGS).getOrDefault(log, List.of()).stream();
    }

    @Override
    public long versionAt(StreamId stream, Instant instant) {
        return database.read(STREAMS)
                .getOrDefault(stream, List.of())
                .stream()
                .filter(event -> !event.recordedAt().isAfter(instant))
                .count();
    }

    @Override
    public long versionAt(StreamId stream, long position) {
        return database.read(STREAMS)
                .getOrDefault(stream, List.of())
                .stream()
                .filter(event -> event.position() <= position)
                .count();
    }

    @Override
    public long version(StreamId stream) {
        return database.read(STREAMS).getOrDefault(stream, List.of()).size();
    }
}
