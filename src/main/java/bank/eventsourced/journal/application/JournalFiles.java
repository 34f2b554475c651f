package bank.eventsourced.journal.application;

import java.nio.file.Path;

import bank.eventsourced.journal.JournalEntry;

/** Driven port: writes journal entries to files. Methods throw {@link java.io.UncheckedIOException}. */
public interface JournalFiles {

    /** Begins a file beside the place where it shall be. */
    JournalFile begin(Path file);

    /** A file that is being written. For one thread. Closing it before it is complete leaves nothing behind. */
    interface JournalFile extends AutoCloseable {

        void write(JournalEntry entry);

        /** Puts the file in its place. */
        void complete();

        @Override
        void close();
    }
}
