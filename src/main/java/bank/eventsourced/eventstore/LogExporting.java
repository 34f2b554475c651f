package bank.eventsourced.eventstore;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes events as lines of text, one a line: CloudEvents 1.0 in JSON, with the stored text as {@code data}. Thread-safe;
 * reads only; takes as long as there are events, and little memory.
 */
public interface LogExporting {

    /**
     * Every event of every log as it is now: log by log in the order of their names, each by position, its hashes
     * recomputed on the way. A last line says where each log ends, and of the followers what no event says: this is what
     * {@link LogImporting} takes.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    Outcome export(Consumer<String> lines, Monitor monitor);

    /**
     * The events that match, by position, up to the end that the log has now.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    Part export(StoredEventQuery query, Consumer<String> lines, Monitor monitor);

    /** The events from one position of a log to another, both included; those that are not there are left out. */
    List<String> lines(String log, long first, long last);

    /**
     * Gives work a file to write lines into. The file is there once the work is done, in place of one that had its name;
     * of work that throws there is nothing.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    <T> T intoFile(Path file, Function<Consumer<String>, T> work);

    /** What became of an export of everything. */
    sealed interface Outcome {

        /** All lines are written. */
        record Done(List<BankCopy.Head> heads) implements Outcome {}

        /** A log is not what it was; what was written before is no export. */
        record Damaged(ChainFault fault) implements Outcome {}
    }

    /**
     * What was written of one log.
     *
     * @param reached the position up to which the log was looked through
     */
    record Part(long events, long reached) {}
}
