package bank.eventsourced.eventstore;

import java.util.List;

/** Appends to one log from inside a transaction that somebody else owns, as a follower with a log of its own does. */
public interface Appender<E> {

    /**
     * Appends all changes, to one or several streams, or none. Snapshots that fall due are stored in the same
     * transaction.
     *
     * @return the events with their positions, in the order given
     * @throws ConcurrencyConflict                                             if a stream has moved on
     * @throws org.springframework.transaction.IllegalTransactionStateException if there is no transaction
     */
    List<RecordedEvent<E>> append(List<? extends Change<E, ?>> changes);
}
