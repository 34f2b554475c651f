package bank.eventsourced.eventstore;

import java.util.List;
import java.util.Map;

import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.wording.Sentence;

/**
 * Copies the open bank, as it is at one moment, to an empty place of any kind: a folder or a server. Thread-safe; needs no
 * transaction of the caller's; takes as long as the bank is large, and little memory.
 */
public interface BankCopying {

    /**
     * Copies every row of every table: logs with their hashes, heads, remembered commands, checkpoints, outstanding
     * prompts, parked and skipped events, imports, read models and snapshots. Everything that was acknowledged before the
     * call is in the copy; what comes later is not, and nothing is in it by half. The copy is read again and compared with
     * the bank row by row. Until that is done it is marked, and cannot be opened.
     *
     * @param place   the folder, or the address of the server as in {@code bank.url}
     * @param user    the name that the server knows; empty for the one of the bank that is copied
     * @param files   how the files of the copy are, if it goes to a folder
     * @param monitor hears of every row twice: when it is copied and when it is compared
     * @throws BankUnavailable if the place cannot take a bank, or holds something; nothing was changed there
     * @throws java.util.concurrent.CancellationException if the monitor cancels; nothing of the copy is left
     */
    Outcome copy(String place, String user, Files files, Monitor monitor);

    /** Whether the files of a copy are encrypted. */
    enum Files {
        LIKE_THE_BANK, ENCRYPTED, PLAIN
    }

    /** What became of it. */
    sealed interface Outcome {

        /**
         * The copy is a bank now.
         *
         * @param heads   the end of each log, in the order of their names
         * @param rows    how many there are of each table, by its name
         * @param figures what the copy answers to the modules' {@link ControlQuery control queries}; the bank says the same
         */
        record Done(List<Head> heads, Map<String, Long> rows, Map<String, String> figures) implements Outcome {}

        /** There is no copy; the sentence says why. */
        record Failed(Sentence sentence) implements Outcome {}
    }
}
