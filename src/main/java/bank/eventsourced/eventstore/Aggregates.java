package bank.eventsourced.eventstore;

import java.time.Instant;

/** The states of the aggregates of one type, rebuilt from snapshots and events. Thread-safe. */
public interface Aggregates<S> {

    /** The state now; the initial state at version 0 if the stream has no events. */
    Versioned<S> load(StreamId stream);

    /** The state at a version of its past; at a version beyond the last one, the state now. */
    Versioned<S> load(StreamId stream, long version);

    /**
     * The state at a version of its past, rebuilt from the latest snapshot at or before it and the events after that; at
     * a version beyond the last one, the state now. Never from memory. Where {@link #load(StreamId, long)} fails on an
     * event, this stops before it and says so.
     */
    Rebuilt<S> rebuild(StreamId stream, long version);

    /** The same from the first event on, whatever snapshots say. */
    Rebuilt<S> rebuildFromEvents(StreamId stream, long version);

    /** The state as the bank knew it at an instant: with every event recorded then or before. */
    Versioned<S> load(StreamId stream, Instant instant);

    /**
     * The nearest shortcut to a version: the latest usable snapshot of it or of an earlier one, or else the state before the
     * first event.
     */
    Versioned<S> nearest(StreamId stream, long version);

    /** Takes a snapshot of the state now, whatever the automatic interval says. Does nothing for an empty stream. */
    void takeSnapshot(StreamId stream);
}
