package bank.eventsourced.eventstore.application;

import java.util.List;
import java.util.Optional;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.StreamId;

/** What streams are called. Their ids are derived from their names, and their first events tell the names. Thread-safe. */
@Component
final class StreamNames {

    private static final int MOST_REMEMBERED = 20_000;

    private final EventSourcingService mechanism;
    private final EventStore store;
    private final Cache<StreamId, String> names = Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).build();

    StreamNames(EventSourcingService mechanism, EventStore store) {
        this.mechanism = mechanism;
        this.store = store;
    }

    /** The name of a stream; its id as text if its first event cannot be read or no module knows its type. */
    String name(String streamType, StreamId stream) {
        return Optional.ofNullable(names.getIfPresent(stream)).orElseGet(() -> {
            var name = mechanism.aggregates(streamType).flatMap(type -> type.name(stream));
            name.ifPresent(it -> names.put(stream, it));
            return name.orElseGet(stream::toString);
        });
    }

    /** The streams of a log that have this name and at least one event. */
    List<StreamId> named(String log, String name) {
        return mechanism.streamTypes(log::equals)
                .stream()
                .map(type -> StreamId.of(type, name))
                .filter(stream -> store.version(stream) > 0)
                .toList();
    }
}
