package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import bank.eventsourced.eventstore.AggregateType;
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

    private static final int MANY = 100;
    private static final int PAGE = 1_000;

    private final LogDefinition<E> definition;
    private final EventStore store;
    private final EventCodec<E> codec;
    private final SealedTexts texts;
    private final Map<String, Set<String>> personal;
    private final JustWritten<E> justWritten = new JustWritten<>();

    TypedLog(LogDefinition<E> definition, EventStore store, EventCodec<E> codec, SealedTexts texts) {
        this.definition = definition;
        this.store = store;
        this.codec = codec;
        this.texts = texts;
        this.personal = definition.types().stream().collect(Collectors.toMap(EventType::name, EventType::personal));
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

    String opened(String payload, StreamId stream) {
        return texts.opened(payload, stream);
    }

    /** An event as it will be stored. In the caller's transaction, which may make the person's key. */
    EventCodec.Encoded encoded(E event, StreamId stream, Optional<String> person) {
        var plain = codec.encode(event);
        return new EventCodec.Encoded(plain.type(), plain.schemaVersion(), texts.sealed(plain.payload(), stream,
                personal.getOrDefault(plain.type(), Set.of()), person, this::lock));
    }

    /** A state as a snapshot keeps it. In the caller's transaction, as before. */
    <S> String encodedState(AggregateType<E, S> type, StreamId stream, S state) {
        return texts.sealed(codec.encodeState(state), stream, type.personal().fields(),
                type.personal().person().apply(state), this::lock);
    }

    <S> S decodedState(Class<S> stateClass, StreamId stream, String payload) {
        return codec.decodeState(stateClass, texts.opened(payload, stream));
    }

    private void lock() {
        store.lock(definition.name());
    }

    /** See {@link KeyRing#requireCurrent}. */
    void requireCurrentKeys(Collection<String> persons) {
        texts.requireCurrent(persons);
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

    /**
     * On all processors if there are many, as it is most of what a replay takes. Not within a transaction, of which other
     * threads know nothing: it may have brought the keys.
     */
    List<RecordedEvent<E>> decoded(List<StoredEvent> stored) {
        return decoded(stored, this::events);
    }

    private List<RecordedEvent<E>> decoded(List<StoredEvent> stored, Function<StoredEvent, List<E>> decoding) {
        var alone = stored.size() < MANY || TransactionSynchronizationManager.isActualTransactionActive();
        return (alone ? stored.stream() : stored.parallelStream())
                .flatMap(it -> decoding.apply(it).stream().map(event -> recorded(it, event)))
                .toList();
    }

    /**
     * As {@link #decoded}, for who follows the log in its order. What this process has just written is not read anew: of
     * somebody who was forgotten meanwhile it still tells, and so does not suit those who may not come to the forgetting.
     */
    List<RecordedEvent<E>> followed(List<StoredEvent> stored) {
        return stored.stream()
                .flatMap(it -> justWritten.find(it)
                        .map(event -> Stream.of(recorded(it, event)))
                        .orElseGet(() -> events(it).stream().map(event -> recorded(it, event))))
                .toList();
    }

    /** An event that was appended, in a transaction that may still fail. */
    RecordedEvent<E> written(StoredEvent stored, E event) {
        justWritten.keep(stored, event);
        return recorded(stored, event);
    }

    @Override
    public List<RecordedEvent<E>> read(long afterPosition, int limit) {
        return firstThatSaysSomething(afterPosition, after -> stored(after, limit), StoredEvent::position);
    }

    @Override
    public void replay(long upTo, Consumer<List<RecordedEvent<E>>> pages) {
        var next = page(0, upTo);
        for (long after = 0; after < upTo; after += PAGE) {
            var page = joined(next);
            next = page(after + PAGE, upTo);
            pages.accept(decoded(page, this::eventsWithSealedTexts));
        }
    }

    private static <T> T joined(CompletableFuture<T> page) {
        try {
            return page.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private CompletableFuture<List<StoredEvent>> page(long after, long upTo) {
        return after < upTo
                ? CompletableFuture.supplyAsync(() -> stored(after, (int) Math.min(PAGE, upTo - after)))
                : CompletableFuture.completedFuture(List.of());
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
            return new InspectedEvent<>(texts.opened(stored), new Legible<>(events(stored)));
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
        return codec.decode(stored.type(), stored.schemaVersion(), texts.opened(stored.payload(), stored.stream()));
    }

    private List<E> eventsWithSealedTexts(StoredEvent stored) {
        return codec.decode(stored.type(), stored.schemaVersion(), PackedText.unpacked(stored.payload()));
    }

    private RecordedEvent<E> recorded(StoredEvent stored, E event) {
        return new RecordedEvent<>(stored.position(), stored.stream(), stored.version(), event, stored.metadata(),
                stored.recordedAt());
    }
}
