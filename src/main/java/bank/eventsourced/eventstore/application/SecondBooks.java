package bank.eventsourced.eventstore.application;

import java.util.List;
import java.util.UUID;

import bank.eventsourced.eventstore.Rebuilding.Result.Compared;

/**
 * Driven port: where read models are made a second time, and compared with those that answer. What changes
 * something needs a transaction of the caller's.
 */
public interface SecondBooks {

    /** Notes that somebody rebuilds a read model from now on; whoever has done so until now does not any more. */
    void begin(String model, UUID owner);

    /**
     * Notes how far somebody has come, and locks out everybody else until the transaction ends.
     *
     * @return whether it is still the one who rebuilds
     */
    boolean reach(String model, UUID owner, long position);

    /** Nobody rebuilds the read model any more. */
    void end(String model);

    /** The read models that somebody rebuilds, or did when the program ended. */
    List<String> begun();

    /** Empties a piece of the second one of a table. @return whether there is more */
    boolean clear(String table);

    /** Compares the tables with their second ones, of which no one may change meanwhile. */
    Compared compare(List<String> tables, long position, int listed);

    /** Makes a table the same as its second one, row by row. */
    void replace(String table);
}
