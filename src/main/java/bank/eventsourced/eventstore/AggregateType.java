package bank.eventsourced.eventstore;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * How the events of one stream make the state of one aggregate.
 *
 * @param <E>            the events of its log
 * @param <S>            its state, an immutable value
 * @param streamType     the stable name of this kind of streams, such as {@code account}
 * @param initial        the state before the first event
 * @param evolve         the state after one more event; a pure function
 * @param snapshotClass  the class of the states that snapshots keep: what {@code evolve} returns
 * @param snapshotSchema raised whenever {@code snapshotClass} changes; snapshots of another schema are ignored
 * @param naming         the name that {@link #stream} made the stream's id of, read off any state after the first event;
 *                       empty before it
 * @param personal       whose key seals the texts about people in events and snapshots
 */
public record AggregateType<E, S>(LogDefinition<E> log, String streamType, S initial, BiFunction<S, E, S> evolve,
        Class<? extends S> snapshotClass, int snapshotSchema, Function<S, String> naming, Personal<S> personal) {

    /** Of states that say nothing about people. */
    public AggregateType(LogDefinition<E> log, String streamType, S initial, BiFunction<S, E, S> evolve,
            Class<? extends S> snapshotClass, int snapshotSchema, Function<S, String> naming) {
        this(log, streamType, initial, evolve, snapshotClass, snapshotSchema, naming,
                new Personal<>(_ -> Optional.empty(), Set.of()));
    }

    /**
     * What a state says about people.
     *
     * @param person whose stream it is: the same words for the same person, on whatever stream; absent before the first event
     * @param fields the names of the texts about people in snapshots
     */
    public record Personal<S>(Function<S, Optional<String>> person, Set<String> fields) {

        public Personal {
            fields = Set.copyOf(fields);
        }
    }

    /** The stream of the aggregate with this name. */
    public StreamId stream(String name) {
        return StreamId.of(streamType, name);
    }

    /** The state of a stream without events. */
    public Versioned<S> none() {
        return new Versioned<>(0, initial);
    }
}
