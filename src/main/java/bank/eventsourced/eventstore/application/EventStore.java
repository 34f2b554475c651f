package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEventQuery.Order;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.eventstore.domain.PendingEvent;

/** Driven port: where events are kept. Writing needs a transaction of the caller's. Limits are at least 1. */
public interface EventStore {

    /**
     * Puts events at the end of a log, all or none. Locks the head of the log until the transaction ends.
     *
     * @throws bank.eventsourced.eventstore.ConcurrencyConflict if one of the versions exists already in its stream
     */
    List<StoredEvent> append(String log, List<PendingEvent> events, Instant now);

    /**
     * Puts events that were recorded elsewhere at the end of a log, as they are: their positions and hashes must go on
     * from its head. Locks the head of the log until the transaction ends.
     *
     * @throws bank.eventsourced.eventstore.ConcurrencyConflict if one of the versions exists already in its stream
     */
    void restore(String log, List<StoredEvent> events);

    /** Takes the end of a log for the caller's transaction: everybody else who appends waits until it ends. */
    void lock(String log);

    /** The committed end of a log. */
    LogHead head(String log);

    /** The last position of each log that has been written, by its name: one cheap query. */
    Map<String, Long> positions();

    /** The streams with events between two positions, the first excluded, and the last version of each among these. */
    Map<StreamId, Long> moved(String log, long after, long upTo);

    /** The names of all logs that have been written. */
    List<String> logs();

    /** How many events there are in all, whether a log states them or not. Counts every row. */
    long count();

    /** Events of a log after a position, in order. */
    List<StoredEvent> read(String log, long afterPosition, int limit);

    /** Events of a stream after a version, in order. */
    List<StoredEvent> history(StreamId stream, long afterVersion, int limit);

    /** The events of a stream at the given versions, at least one, in order; versions that it does not have are left out. */
    List<StoredEvent> history(StreamId stream, Collection<Long> versions);

    /** The last version of a stream that was recorded at an instant or before, 0 if there is none. */
    long versionAt(StreamId stream, Instant instant);

    /** The last version of a stream at a position of its log or before, 0 if there is none. */
    long versionAt(StreamId stream, long position);

    /** The last version of a stream, 0 if it has no events. */
    long version(StreamId stream);

    /**
     * The positions of events from one position to another, both included, that match; in order, or the newest first.
     * A stream is found by an index.
     */
    long[] positions(String log, EventFilter filter, long first, long last, Order order, int limit);

    /** The events at positions of a log, in their order; positions without one are left out. */
    List<StoredEvent> at(String log, long[] positions);

    /** The events that an event caused, in order of log and position. */
    List<StoredEvent> causedBy(EventReference event, int limit);
}
