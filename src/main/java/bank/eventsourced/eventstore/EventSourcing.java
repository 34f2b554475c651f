package bank.eventsourced.eventstore;

import java.util.List;
import java.util.function.Consumer;

/**
 * Where a module gets the mechanism for its own log. Called while the application context is built; what it returns
 * starts with the context and stops with it.
 */
public interface EventSourcing {

    <E> EventLog<E> log(LogDefinition<E> log);

    <E, S> Aggregates<S> aggregates(AggregateType<E, S> type);

    <E> Appender<E> appender(LogDefinition<E> log);

    /**
     * The writer of a log.
     *
     * @param withinTransaction called with the events of each batch, in its transaction and after they were appended or
     *                          imported: the place for what must never differ from the log, and last for the prompt
     */
    <E, R> CommandWriter<E, R> writer(LogDefinition<E> log, Consumer<List<RecordedEvent<E>>> withinTransaction);

    /**
     * Lets the log that a follower appends to be imported. The follower then goes on where it was.
     *
     * @param withinTransaction called with imported events, in their transaction: the place for what the follower keeps
     *                          beside the log
     */
    <E> void restoring(LogDefinition<E> log, String follower, Consumer<List<RecordedEvent<E>>> withinTransaction);

    /** Lets a follower follow a log, from its checkpoint. */
    <E> Following follow(LogDefinition<E> log, Follower<E> follower);

    /** Lets a read model that is derived from a log be made a second time. */
    <E> void rebuildable(LogDefinition<E> log, ReadModel<E> model);
}
