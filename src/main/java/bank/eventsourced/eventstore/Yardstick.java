package bank.eventsourced.eventstore;

/**
 * What the bank's database does without the bank, to compare with: the same files or server, the same settings, and plain
 * statements on a table of its own. Not for a bank that anybody uses.
 */
public interface Yardstick {

    /**
     * Makes the table.
     *
     * @param connections how many connections write into it, at least 1
     */
    Rows begin(int connections);

    /** The table, while it is there. Closing drops it. */
    interface Rows extends AutoCloseable {

        /**
         * Inserts rows of about the size of an event, in one batch, and commits once: they are durable when this returns.
         *
         * @param connection from 0, to be used by one thread at a time
         * @param rows       at least 1
         */
        void commit(int connection, int rows);

        @Override
        void close();
    }
}
