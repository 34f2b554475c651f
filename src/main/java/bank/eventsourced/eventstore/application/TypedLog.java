package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.InspectedEvent;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Illegible;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Legible;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEvents;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;

/** The stored events of one log, decoded. */
final class TypedLog<E> implements EventLog<E> {

    private final LogDefinition<E> definition;
    private final EventStore store;
    private final EventCodec<E> codec;

    TypedLog(LogDefinition<E> definition, EventStore store, EventCodec<E> codec) {
        this.definition = definition;
        this.store = store;
        this.codec = codec;
    }

    String name() {
        return definition.name();
    }

    List<String> types() {
        return definition.types().stream().map(EventType::name).toList();
    }

    EventCodec<E> codec() {
        return codec;
    }

    @Override
    public long head() {
        return store.head(definition.name()).position();
    }

    /** As they are stored: one that cannot be decoded must not keep others from being read. */
    List<StoredEvent> stored(long afterPosition, int limit) {
        return store.read(definition.name(), afterPosition, limit);
    }

    /** The same for one stream. */
    List<StoredEvent> storedHistory(StreamId stream, long afterVersion, int limit) {
        return store.history(stream, afterVersion, limit);
    }

    List<RecordedEvent<E>> decoded(List<StoredEvent> stored) {
        return stored.stream().flatMap(this::decoded).toList();
    }

    @Override
    public List<RecordedEvent<E>> read(long afterPosition, int limit) {
        return firstThatSaysSomething(afterPosition, after -> stored(after, limit), StoredEvent::position);
    }

    @Override
    public List<RecordedEvent<E>> history(StreamId stream, long afterVersion, int limit) {
        return firstThatSaysSomething(afterVersion, after -> storedHistory(stream, after, limit), StoredEvent::version);
    }

    /** A page of events that all say nothing any more is not the end. */
    private List<RecordedEvent<E>> firstThatSaysSomething(long after, LongFunction<List<StoredEvent>> pages,
            ToLongFunction<StoredEvent> place) {
        var stored = pages.apply(after);
        var events = decoded(stored);
        while (events.isEmpty() && !stored.isEmpty()) {
            stored = pages.apply(place.applyAsLong(stored.getLast()));
            events = decoded(stored);
        }
        return events;
    }

    @Override
    public List<InspectedEvent<E>> inspect(StreamId stream, long afterVersion, int limit) {
        return store.history(stream, afterVersion, limit).stream().map(this::inspected).toList();
    }

    @Override
    public List<InspectedEvent<E>> inspect(StreamId stream, Collection<Long> versions) {
        if (versions.size() > MOST_VERSIONS) {
            throw new IllegalArgumentException("At most %d versions can be asked for at once, not %d."
                    .formatted(MOST_VERSIONS, versions.size()));
        }
        return versions.isEmpty() ? List.of()
                : store.history(stream, versions).stream().map(this::inspected).toList();
    }

    private InspectedEvent<E> inspected(StoredEvent stored) {
        try {
            return new InspectedEvent<>(stored, new Legible<>(events(stored)));
        } catch (UnreadableEvent unreadable) {
            return new InspectedEvent<>(stored, new Illegible<>(Objects.requireNonNull(unreadable.getMessage())));
        }
    }

    @Override
    public long versionAt(StreamId stream, long position) {
        return store.versionAt(stream, position);
    }

    /** Time never runs backwards along a log, so an instant is found by halving. */
    @Override
    public long positionAt(Instant instant) {
        var known = 0L;
        var beyond = head() + 1;
        while (beyond - known > 1) {
            var middle = (known + beyond) >>> 1;
            if (stored(middle - 1, 1).getFirst().recordedAt().isAfter(instant)) {
                beyond = middle;
            } else {
                known = middle;
            }
        }
        return known;
    }

    /** The forms in which it would be written today. */
    StoredEvents.Today today(StoredEvent stored) {
        try {
            return new StoredEvents.Today.Legible(events(stored).stream()
                    .map(codec::encode)
                    .map(it -> new StoredEvents.Form(it.type(), it.schemaVersion(), it.payload()))
                    .toList());
        } catch (UnreadableEvent unreadable) {
            return new StoredEvents.Today.Illegible(Objects.requireNonNull(unreadable.getMessage()));
        }
    }

    @Override
    public long version(StreamId stream) {
        return store.version(stream);
    }

    @Override
    public long version(StreamId stream, Instant instant) {
        return store.versionAt(stream, instant);
    }

    /** What it says today. */
    List<E> events(StoredEvent stored) {
        return codec.decode(stored.type(), stored.schemaVersion(), stored.payload());
    }

    private Stream<RecordedEvent<E>> decoded(StoredEvent stored) {
        return events(stored).stream().map(event -> recorded(stored, event));
    }

    RecordedEvent<E> recorded(StoredEvent stored, E event) {
        return new RecordedEvent<>(stored.position(), stored.stream(), stored.version(), event, stored.metadata(),
                stored.recordedAt());
    }
}
