package bank.eventsourced.eventstore;

import java.util.List;
import java.util.Optional;

/**
 * What followers could not take, and what people do about it. An event that keeps failing is parked together with its
 * stream: later events of that stream wait behind it, in order; all others go on. Thread-safe; commands need no
 * transaction of the caller's and may take as long as the events that wait.
 */
public interface Parking {

    /** Everything that is parked or held for the followers of this process, oldest first. */
    List<Parked> parked();

    /** The events that were skipped, newest positions first, up to a limit. */
    List<Skipped> skipped(int limit);

    /**
     * Tries the event that a stream is parked at once more, and then those that wait behind it, each exactly once and
     * in order.
     */
    Release retry(String follower, StreamId stream);

    /**
     * Gives up the event that a stream is parked at, for good, and releases those behind it. What the follower derives
     * will lack the event.
     *
     * @param position the event that is meant; if the stream is parked at another one by now, nothing happens
     */
    Release skip(String follower, StreamId stream, long position, String reason, String actor);

    /**
     * Lets all further events of a stream wait for a follower, until {@link #retry} releases them.
     *
     * @param name what the stream was named after, such as an account number
     */
    Hold hold(String follower, String name, String reason);

    /**
     * A parked stream, and what waits of it.
     *
     * @param name     what the stream was named after, such as an account number; its id if that cannot be read
     * @param position the event that has to take effect next; empty if nothing has happened on a held stream yet
     * @param waiting  how many events wait behind that one
     */
    record Parked(ParkedStream stream, String name, Optional<Long> position, long waiting) {}

    /** A skipped event, and what its stream was named after. */
    record Skipped(SkippedEvent event, String name) {}
}
