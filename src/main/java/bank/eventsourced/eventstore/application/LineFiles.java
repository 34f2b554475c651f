package bank.eventsourced.eventstore.application;

import java.nio.file.Path;
import java.util.Optional;

/** Driven port: files of lines in UTF-8. Methods throw {@link java.io.UncheckedIOException}. */
public interface LineFiles {

    /** No line of ours is longer. */
    int LONGEST_LINE_BYTES = 16_000_000;

    /** Begins a file beside the place where it shall be. */
    Unfinished begin(Path file);

    Reading open(Path file);

    /** A file that is being written. For one thread. Closing it before it is complete leaves nothing behind. */
    interface Unfinished extends AutoCloseable {

        void write(String line);

        /** Puts the file in its place. */
        void complete();

        @Override
        void close();
    }

    /** A file that is being read. For one thread. */
    interface Reading extends AutoCloseable {

        /** The next line; empty after the last one. Fails if it is too long or no text. */
        Optional<String> next();

        /** How many bytes have been read. */
        long read();

        /** How many there are. */
        long size();

        @Override
        void close();
    }
}
