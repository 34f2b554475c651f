package bank.eventsourced.operations;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import bank.eventsourced.wording.Sentence;

/**
 * The log as an interface for other programs: events as lines of text, one a line, in UTF-8. A line is a CloudEvent 1.0 in
 * JSON: {@code id} is the place of the event, {@code subject} the name of its stream, {@code data} its content exactly as
 * it is stored. Attributes of ours are {@code log}, {@code position}, {@code streamid}, {@code streamtype},
 * {@code version}, {@code schemaversion}, {@code commandid}, {@code correlationid}, {@code causation}, {@code actor},
 * {@code valuedate}, {@code commandfingerprint} and {@code hash}.
 *
 * <p>Thread-safe; needs no transaction of the caller's; takes as long as there are events, and little memory.
 */
public interface LogExport {

    /** The largest section. */
    int LARGEST_SECTION = LoggedEvents.LARGEST_PAGE;

    /**
     * Gives line after line, on the calling thread.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    Result write(Selection selection, Consumer<String> lines, Monitor monitor);

    /**
     * Writes the lines to a file. It is there once it is complete, in place of one that had its name, and not before.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels, and then nothing was changed
     */
    Result write(Selection selection, Path file, Monitor monitor);

    /**
     * A part of a log, for those who read it piece by piece. The position of an event never changes, so a section that is
     * full is the same for ever.
     *
     * @param first the position that it begins with, from 1
     * @param size  1 to {@link #LARGEST_SECTION}
     */
    Section section(String log, long first, int size);

    /** What is written. */
    sealed interface Selection {

        /**
         * Every event of every log, log by log, and a last line that says where they end: what {@link LogImport} takes. The
         * hashes are recomputed on the way.
         */
        record Everything() implements Selection {}

        /** What matches, query by query, by position whatever their order says. It cannot be imported. */
        record Matching(List<EventQuery> queries) implements Selection {

            public Matching {
                queries = List.copyOf(queries);
            }
        }
    }

    /** What became of it. */
    sealed interface Result {

        /**
         * All of it is written.
         *
         * @param reached the position up to which each log was looked through, by its name
         */
        record Done(long events, Map<String, Long> reached) implements Result {}

        /** The file cannot be written, or a log is damaged; the sentence says so. There is no file of it. */
        record Failed(Sentence sentence) implements Result {}
    }

    /**
     * A part of a log.
     *
     * @param id       its first and its last place, such as {@code 1,50}
     * @param lines    its events; fewer than its size at the end of the log
     * @param previous the section before it, if there is one
     * @param next     the section after it, once it is full
     * @param last     the section of this size with the last event
     */
    record Section(String log, String id, List<String> lines, Optional<String> previous, Optional<String> next,
            String last) {}
}
