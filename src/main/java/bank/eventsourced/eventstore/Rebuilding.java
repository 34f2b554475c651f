package bank.eventsourced.eventstore;

import java.util.List;

import bank.eventsourced.wording.Sentence;

/**
 * Makes read models a second time, from the first event of their log, while the old ones go on answering and following;
 * compares the two, and puts right what differs. Thread-safe; needs no transaction of the caller's, and takes as long as
 * the log.
 */
public interface Rebuilding {

    /** How many differences a result lists at most; all are counted. */
    int LISTED = 200;

    /** What can be rebuilt, by name. */
    List<String> models();

    /**
     * Rebuilds a read model and compares, when both are at the same position and neither can move. Leaves the old one as it
     * is, and keeps the new one for {@link #replace}.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels; nothing has changed, and nothing is left
     */
    Result prove(String model, Monitor monitor);

    /**
     * Lets the rebuilt one take in what has come since it was proven, compares again, and in the same transaction puts its
     * rows in the place of those that differ: who reads sees all of it or nothing. Nothing is kept of the rebuilt one.
     */
    Result replace(String model, Monitor monitor);

    /** Forgets a rebuilt one. */
    void discard(String model);

    /** What came of it. */
    sealed interface Result {

        /**
         * Both were compared.
         *
         * @param position    up to which both had taken the log
         * @param rows        how many rows the rebuilt one has
         * @param missing     how many rows only the rebuilt one has
         * @param surplus     how many rows only the old one has
         * @param wrong       how many rows are different
         * @param differences the first {@link #LISTED} of all these
         */
        record Compared(long position, long rows, long missing, long surplus, long wrong,
                List<Difference> differences) implements Result {

            /** Whether they agree on every row. */
            public boolean isSame() {
                return missing + surplus + wrong == 0;
            }
        }

        /** It cannot be done now. Nothing has changed. */
        record Refused(Sentence why) implements Result {}

        /** There is no such read model. */
        record Unknown() implements Result {}
    }

    /**
     * A row on which the two do not agree.
     *
     * @param row     the columns of its key, such as {@code position 7}
     * @param kept    what the old one says, by column; empty if it has no such row
     * @param rebuilt what the rebuilt one says, by column; empty if it has no such row
     */
    record Difference(String table, String row, String kept, String rebuilt) {}
}
