package bank.eventsourced.eventstore;

import java.util.List;
import java.util.Optional;

/**
 * The events of all logs as they are stored, to look at: but their personal texts are opened, while hashes are those of what
 * is stored. Thread-safe; reads only.
 */
public interface StoredEvents {

    /** The largest page. */
    int LARGEST_PAGE = 500;

    /** The names of all logs that have ever been written. */
    List<String> logs();

    /** The position of the last committed event of a log. */
    long head(String log);

    /** The types of events that a log can hold, as its module declares them; none if no module of this program owns it. */
    List<String> types(String log);

    /**
     * The positions of the events that match, in the order of the query. Without restriction nothing is read; a stream, a
     * command and a time are found by indexes, and of a correlation the time at which it began; anything else is looked
     * for event by event.
     *
     * @param limit the largest number of positions, at least 1
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    long[] positions(StoredEventQuery query, int limit, Monitor monitor);

    /** The events at positions of a log, in their order; up to {@link #LARGEST_PAGE}. Positions without one are left out. */
    List<StoredEvent> at(String log, long[] positions);

    /** The event at a position. */
    Optional<StoredEvent> find(EventReference event);

    /** How long the content of the event at a position is. */
    Optional<StoredSize> size(EventReference event);

    /** What a stored event says to this program. */
    Today today(StoredEvent event);

    /** What an event caused, in any log; up to {@link #LARGEST_PAGE}. */
    List<StoredEvent> causedBy(EventReference event);

    /** The name of a stream, such as an account's number; its id as text if its first event cannot be read. */
    String name(String streamType, StreamId stream);

    /** The streams of a log that have this name; none if there is no event of such a stream. */
    List<StreamId> named(String log, String name);

    /** The last version of a stream, 0 if it has no events. */
    long version(StreamId stream);

    /** What a stored event says to this program. */
    sealed interface Today {

        /** These forms, in which it would be written today: usually one, see {@link Upcaster}. */
        record Legible(List<Form> forms) implements Today {}

        /**
         * Nothing: its type is unknown here or its content is damaged.
         *
         * @param why a sentence
         */
        record Illegible(String why) implements Today {}
    }

    /**
     * A form of an event.
     *
     * @param payload its content as JSON
     */
    record Form(String type, int schemaVersion, String payload) {}
}
