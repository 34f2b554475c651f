package bank.eventsourced.operations;

import java.util.List;

import bank.eventsourced.wording.Sentence;

/**
 * Makes what was derived from the log of accounts a second time, from the first event on, while the old one goes on
 * answering and following; then compares the two, and on demand puts right what differs. Causes nothing else: no prompt,
 * no delivery. The ledger is no such thing: it has a log of its own. Thread-safe; needs no transaction of the caller's and
 * takes as long as the log.
 */
public interface Rebuilds {

    /** How many differences a result lists at most; all are counted. */
    int LISTED = 200;

    /** What can be rebuilt, by name. */
    List<String> names();

    /**
     * Rebuilds and compares, when both have taken the same events and neither can move. Leaves the old one as it is, and
     * keeps the new one for {@link #replace} or {@link #discard}. Progress counts events.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels; nothing has changed, and nothing is left
     */
    Result prove(String name, Monitor monitor);

    /**
     * Switches to what was rebuilt: lets it take in what has come since, compares again, and in the same transaction
     * replaces what differs. Whoever reads sees all of it or nothing.
     *
     * @return what differed and was put right
     */
    Result replace(String name, Monitor monitor);

    /** Forgets what was rebuilt. */
    void discard(String name);

    /** What came of it. */
    sealed interface Result {

        /**
         * Both were compared.
         *
         * @param position    of the last event that both had taken
         * @param rows        how many rows were rebuilt
         * @param missing     how many rows only the rebuilt one has
         * @param surplus     how many rows only the old one has
         * @param wrong       how many rows are different
         * @param differences the first {@link #LISTED} of all these
         */
        record Compared(long position, long rows, long missing, long surplus, long wrong,
                List<Difference> differences) implements Result {

            /** How many rows differ. */
            public long differing() {
                return missing + surplus + wrong;
            }
        }

        /** It cannot be done now. Nothing has changed. */
        record Refused(Sentence why) implements Result {}

        /** There is nothing of this name. */
        record Unknown() implements Result {}
    }

    /**
     * A row on which the two do not agree. Amounts are in minor units, as the table has them.
     *
     * @param row     the columns of its key, such as {@code position 7}
     * @param kept    what the old one says, by column; empty if it has no such row
     * @param rebuilt what the rebuilt one says, by column; empty if it has no such row
     */
    record Difference(String table, String row, String kept, String rebuilt) {}
}
