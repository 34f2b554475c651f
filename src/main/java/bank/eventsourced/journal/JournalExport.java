package bank.eventsourced.journal;

import java.nio.file.Path;

/** Writes entries of the journal to files. Thread-safe; needs no transaction of the caller's. */
public interface JournalExport {

    /**
     * Writes what matches to a file of comma-separated values in UTF-8, one entry a line, under a line that names the
     * columns. Text that a spreadsheet would take for a formula gets an apostrophe before it. The file is there once it is
     * complete, in place of one that had its name, and not before.
     *
     * @return how many entries it has
     * @throws java.util.concurrent.CancellationException if the monitor says so, and then nothing was changed
     * @throws FileNotWritten                             if it cannot be written, and then nothing was changed
     */
    long export(JournalFilter filter, JournalOrder order, Path file, JournalSearch.Monitor monitor);
}
