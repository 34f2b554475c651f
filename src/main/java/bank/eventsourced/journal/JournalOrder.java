package bank.eventsourced.journal;

/**
 * In which order to look at the entries of the journal.
 *
 * @param direction of what to order by, and of the positions of entries that are alike in it
 */
public record JournalOrder(By by, Direction direction) {

    public static final JournalOrder NEWEST_FIRST = new JournalOrder(By.POSITION, Direction.DESCENDING);
    public static final JournalOrder OLDEST_FIRST = new JournalOrder(By.POSITION, Direction.ASCENDING);

    /** What to order by. */
    public enum By {

        /** The position of the event, and so when it was recorded. */
        POSITION,

        /** The day from which it counts. */
        VALUE_DATE,

        /**
         * The amount, currency by currency: amounts of two currencies have no order. In each currency entries that moved
         * no money come last.
         */
        AMOUNT
    }

    /** Which way. */
    public enum Direction {
        ASCENDING, DESCENDING
    }
}
