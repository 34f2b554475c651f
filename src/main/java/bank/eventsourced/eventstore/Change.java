package bank.eventsourced.eventstore;

import java.util.List;

/**
 * Events that are to be appended to one stream, provided that it is still at the version they were decided on.
 *
 * @param before what they were decided on; its version is the expected one
 * @param after  the state that they lead to
 */
public record Change<E, S>(AggregateType<E, S> type, StreamId stream, Versioned<S> before, List<E> events,
        EventMetadata metadata, Versioned<S> after) {

    public static <E, S> Change<E, S> of(AggregateType<E, S> type, StreamId stream, Versioned<S> before, List<E> events,
            EventMetadata metadata) {
        var state = before.state();
        for (var event : events) {
            state = type.evolve().apply(state, event);
        }
        return new Change<>(type, stream, before, List.copyOf(events), metadata,
                new Versioned<>(before.version() + events.size(), state));
    }
}
