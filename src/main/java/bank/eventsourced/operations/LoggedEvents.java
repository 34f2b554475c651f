package bank.eventsourced.operations;

import java.util.List;
import java.util.Optional;

/** The events of all logs, to look at. Thread-safe; needs no transaction of the caller's. */
public interface LoggedEvents {

    /** The largest page of {@link #at}. */
    int LARGEST_PAGE = 500;

    /** The logs that have events, in alphabetical order. */
    List<String> logs();

    /** The position of the last event of a log, 0 if there is none. */
    long head(String log);

    /** The types of events that a log can hold. */
    List<String> types(String log);

    /**
     * The positions of the events that match, in the order of the query. Without restriction nothing is read; a stream, a
     * command and a time are found by indexes, and of a correlation the time at which it began; anything else is looked
     * for event by event, some hundred thousand a second.
     *
     * @param limit the largest number of positions, at least 1
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    long[] positions(EventQuery query, int limit, Monitor monitor);

    /** The same, to its end. */
    default long[] positions(EventQuery query, int limit) {
        return positions(query, limit, Monitor.NONE);
    }

    /** The events at positions of a log, in their order; up to {@link #LARGEST_PAGE}. Positions without one are left out. */
    List<LoggedEvent> at(String log, long[] positions);

    /** The event at a place. */
    Optional<LoggedEvent> find(EventPlace place);

    /** An event with everything that it is connected to. */
    Optional<Connected> connected(EventPlace place);

    /**
     * Recomputes the hash chain of a log from its first event.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    ChainCheck verifyChain(String log, Monitor monitor);

    /**
     * An event and its connections.
     *
     * @param size         how long its content is
     * @param previousHash the hash that its own builds on: of the event before it, or zeros before the first one
     * @param today        what it says to this program
     * @param causation    from the command that it goes back to, down to all that came of it
     */
    record Connected(LoggedEvent event, StoredSize size, String previousHash, Today today, Causation causation) {}

    /** What a stored event says to this program. */
    sealed interface Today {

        /** What is stored. */
        record AsStored() implements Today {}

        /** It was stored in an older form, and reads so: usually as one event, sometimes as several or none. */
        record Otherwise(List<Form> forms) implements Today {}

        /**
         * Nothing.
         *
         * @param why a sentence
         */
        record Unreadable(String why) implements Today {}
    }

    /**
     * A form of an event.
     *
     * @param payload its content as JSON
     */
    record Form(String type, int schemaVersion, String payload) {}

    /**
     * What recomputing a chain has shown.
     *
     * @param events how many events were recomputed and found to be right
     * @param fault  the first event that does not fit, if there is one
     */
    record ChainCheck(String log, long events, Optional<Fault> fault) {}

    /** An event that does not fit, at a position. */
    record Fault(long position, Kind kind) {

        /** What is wrong. */
        public enum Kind {

            /** There is no event at the position, but there are later ones. */
            MISSING,

            /** The event at the position was changed after it was recorded. */
            CHANGED,

            /** The log ends at the position, but its head says otherwise. */
            WRONG_END,

            /** The event at the position was put behind the end of the log. */
            BEYOND_END
        }
    }
}
