package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.InspectedEvent;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Illegible;
import bank.eventsourced.eventstore.InspectedEvent.Reading.Legible;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StoredEvent;
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
        return stored.stream().map(this::decoded).toList();
    }

    @Override
    public List<RecordedEvent<E>> read(long afterPosition, int limit) {
        return store.read(definition.name(), afterPosition, limit).stream().map(this::decoded).toList();
    }

    @Override
    public List<RecordedEvent<E>> history(StreamId stream, long afterVersion, int limit) {
        return store.history(stream, afterVersion, limit).stream().map(this::decoded).toList();
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
            return new InspectedEvent<>(stored, new Legible<>(decoded(stored).event()));
        } catch (UnreadableEvent unreadable) {
            return new InspectedEvent<>(stored, new Illegible<>(Objects.requireNonNull(unreadable.getMessage())));
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

    RecordedEvent<E> decoded(StoredEvent stored) {
        return recorded(stored, codec.decode(stored.type(), stored.schemaVersion(), stored.payload()));
    }

    RecordedEvent<E> recorded(StoredEvent stored, E event) {
        return new RecordedEvent<>(stored.position(), stored.stream(), stored.version(), event, stored.metadata(),
                stored.recordedAt());
    }
}
