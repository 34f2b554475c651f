package bank.eventsourced.eventstore.application;

import java.util.List;

import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;

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

    RecordedEvent<E> decoded(StoredEvent stored) {
        return recorded(stored, codec.decode(stored.type(), stored.schemaVersion(), stored.payload()));
    }

    RecordedEvent<E> recorded(StoredEvent stored, E event) {
        return new RecordedEvent<>(stored.position(), stored.stream(), stored.version(), event, stored.metadata(),
                stored.recordedAt());
    }
}
