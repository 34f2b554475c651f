package bank.eventsourced.eventstore;

import java.util.List;

/** The events of one log, for reading. Thread-safe; joins the caller's transaction where there is one. */
public interface EventLog<E> {

    /** The position of the last committed event, 0 if there is none. */
    long head();

    /** Up to {@code limit} events after a position, in order of their positions. */
    List<RecordedEvent<E>> read(long afterPosition, int limit);

    /** Up to {@code limit} events of one stream after a version, in order of their versions. */
    List<RecordedEvent<E>> history(StreamId stream, long afterVersion, int limit);
}
