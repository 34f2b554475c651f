package bank.eventsourced.eventstore.application;

import java.util.List;
import java.util.Optional;

import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StreamId;

/** Driven port: which streams followers do not get for now, and which events they never get. Writing needs a transaction. */
public interface ParkedStreams {

    /** The parked streams of a follower, in no particular order; also those that the caller's transaction has parked. */
    List<ParkedStream> of(String follower);

    Optional<ParkedStream> find(String follower, StreamId stream);

    /** Parks a stream, or replaces what is known about it. */
    void put(ParkedStream parked);

    void remove(String follower, StreamId stream);

    /** Takes down that an event was skipped; what was taken down about the same event before is replaced. */
    void add(SkippedEvent skipped);

    /** Skipped events, newest positions first. */
    List<SkippedEvent> skipped(int limit);

    /** The positions of all events that were skipped for a follower. */
    List<Long> skipped(String follower);
}
