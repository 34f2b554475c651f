package bank.eventsourced.eventstore;

import java.util.List;

/**
 * Decides one command. A pure function of the states that it asks for: it may be called again, with newer states, when
 * another process won a race.
 *
 * @param <E> the events of the log
 * @param <R> the reasons for which a command can be refused
 */
@FunctionalInterface
public interface Decider<E, R> {

    Decision<E, R> decide(States<E> states);

    /** The states that commands are decided on: with all that was committed and all that this batch decided before. */
    interface States<E> {

        <S> Versioned<S> load(AggregateType<E, S> type, StreamId stream);
    }

    /** What becomes of a command. */
    sealed interface Decision<E, R> {

        /** The changes that the command makes; none if there is nothing to change. */
        record Accepted<E, R>(List<Change<E, ?>> changes) implements Decision<E, R> {}

        /** The rules forbid the command. */
        record Refused<E, R>(R reason) implements Decision<E, R> {}
    }
}
