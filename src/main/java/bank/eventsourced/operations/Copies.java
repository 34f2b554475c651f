package bank.eventsourced.operations;

import java.util.Map;

import bank.eventsourced.wording.Sentence;

/** Copies the bank from a folder to a server and back. Thread-safe; needs no transaction of the caller's. */
public interface Copies {

    /**
     * Recomputes the hash chains of the bank, copies it as it is now, and compares the copy with it row by row. Others may
     * go on with the bank meanwhile. Whatever happens, what is not a whole copy cannot be opened.
     *
     * @param place the folder, or the address of the server as in {@code bank.url}: it must be empty, or hold a copy that
     *              was not completed
     * @param user  the name that the server knows; empty for the one of this bank
     * @param files how the files of the copy are, if it goes to a folder. To encrypt them takes a passphrase, or a key file
     *              outside the folder
     * @throws java.util.concurrent.CancellationException if the monitor cancels; nothing of the copy is left
     */
    Result copy(String place, String user, Files files, Monitor monitor);

    /** Whether the files of a copy are encrypted. */
    enum Files {
        LIKE_THE_BANK, ENCRYPTED, PLAIN
    }

    /** What became of it. */
    sealed interface Result {

        /**
         * The copy is a bank.
         *
         * @param heads   the end of each log, by the log's name
         * @param rows    how many there are of each table, by its name
         * @param figures what accounts, ledger and journal add up to, in the copy as in the bank
         */
        record Done(Map<String, Backups.Head> heads, Map<String, Long> rows, Map<String, String> figures)
                implements
                    Result {

            /** How many events it holds. */
            public long events() {
                return heads.values().stream().mapToLong(Backups.Head::position).sum();
            }
        }

        /** The place cannot take a bank or is not empty; nothing was changed. */
        record WrongPlace(Sentence sentence) implements Result {}

        /** There is no copy. */
        record Failed(Sentence sentence) implements Result {}
    }
}
