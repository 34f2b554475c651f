package bank.eventsourced.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import bank.eventsourced.wording.Sentence;

/** Makes a bank of a whole export. For one thread; needs no transaction of the caller's. */
public interface LogImport {

    /**
     * Reads the lines of a file into an empty place that was opened to be filled. Every event gets its position and its
     * hash again; accounts, ledger and journal are what they were. The place is a bank once it is closed after this was
     * done; otherwise nothing of it is left.
     *
     * @param file as {@link LogExport} writes it, with everything
     * @throws IllegalStateException                      if the place was not opened to be filled
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    Result read(Path file, Monitor monitor);

    /** What became of it. */
    sealed interface Result {

        /**
         * It is the same bank.
         *
         * @param heads    the end of each log, by the log's name
         * @param problems what the original would find as well: deliveries that are parked or were skipped
         */
        record Done(Map<String, Backups.Head> heads, List<Sentence> problems) implements Result {

            /** How many events it holds. */
            public long events() {
                return heads.values().stream().mapToLong(Backups.Head::position).sum();
            }
        }

        /** The file is no whole export, was changed, or cannot be read; the sentence names the line. */
        record Refused(Sentence sentence) implements Result {}
    }
}
