package bank.eventsourced.eventstore;

import java.util.List;

/**
 * What a module derives from a log and keeps in tables, so that it can be made a second time. Either a follower of the
 * same name keeps it, up to its checkpoint; or it is kept in the transactions that append to the log, up to its end.
 */
public interface ReadModel<E> {

    /** Stable name, at most 50 characters. */
    String name();

    /** The tables of the one that answers. Beside each there is one with the same columns: see {@link Book#table}. */
    List<String> tables();

    /**
     * Takes the next events of the log into {@link Book#REBUILT}, as it was done when they were new; but no more than
     * that: nobody is prompted, and nothing is published. In the caller's transaction.
     */
    void rebuild(List<RecordedEvent<E>> events);
}
