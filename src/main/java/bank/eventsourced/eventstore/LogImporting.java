package bank.eventsourced.eventstore;

import java.nio.file.Path;
import java.util.List;

import bank.eventsourced.wording.Sentence;

/**
 * Fills a place that was opened to be filled, and is no bank before that is done, with what {@link LogExporting} has
 * written of a whole bank. For one thread; needs no transaction of the caller's.
 */
public interface LogImporting {

    /**
     * Reads every line of a file: each event gets the position and the hash that it had, which is recomputed, and what its
     * module keeps beside the log is kept again. Then the followers catch up; one whose effects are in a log of its own
     * goes on where it was.
     *
     * @throws IllegalStateException                      if the place was not opened to be filled, or has events
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    Outcome read(Path file, Monitor monitor);

    /** The place is a bank once it is closed. Without this, nothing of it is left then. */
    void finish();

    /** What became of it. */
    sealed interface Outcome {

        /**
         * Everything is there.
         *
         * @param heads    the end of each log, as the file states it
         * @param isPlain  whether nothing was parked or skipped, so that the figures of the modules must agree
         */
        record Done(List<BankCopy.Head> heads, boolean isPlain) implements Outcome {}

        /** It is not a whole export; the sentence names the line. */
        record Refused(Sentence sentence) implements Outcome {}
    }
}
