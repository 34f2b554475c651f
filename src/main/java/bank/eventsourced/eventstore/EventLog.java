package bank.eventsourced.eventstore;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** The events of one log, for reading. Thread-safe; joins the caller's transaction where there is one. */
public interface EventLog<E> {

    /** How many versions can be asked for at once. */
    int MOST_VERSIONS = 500;

    /** The position of the last committed event, 0 if there is none. */
    long head();

    /**
     * The events after a position, in order of their positions, up to {@code limit} stored ones; empty only at the end. An
     * event that is told in parts today comes as several, one that says nothing any more does not come.
     */
    List<RecordedEvent<E>> read(long afterPosition, int limit);

    /**
     * Gives all events up to a position to a consumer, in pages and in order of their positions. For many: the next page is
     * read while one is decoded, by a thread that knows nothing of the caller's transaction. Texts about persons stay sealed:
     * who adds up amounts has no use for them, and opening them would be a fifth of the work. Ends with what the consumer
     * throws.
     */
    void replay(long upTo, Consumer<List<RecordedEvent<E>>> pages);

    /** The same for one stream after a version, in order of the versions. */
    List<RecordedEvent<E>> history(StreamId stream, long afterVersion, int limit);

    /** The same events with their stored form; one that cannot be read says so and does not hide the others. */
    List<InspectedEvent<E>> inspect(StreamId stream, long afterVersion, int limit);

    /**
     * The events of one stream at the given versions, in order of their versions; versions that it does not have are left
     * out.
     *
     * @param versions at most {@link #MOST_VERSIONS}
     */
    List<InspectedEvent<E>> inspect(StreamId stream, Collection<Long> versions);

    /** The last version of a stream, 0 if it has no events. */
    long version(StreamId stream);

    /** The last version of a stream at a position or before, 0 if there is none. */
    long versionAt(StreamId stream, long position);

    /** The position of the last event that was recorded at an instant or before, 0 if there is none. */
    long positionAt(Instant instant);

    /** The last version of a stream that was recorded at an instant or before, 0 if there is none. */
    long version(StreamId stream, Instant instant);
}
