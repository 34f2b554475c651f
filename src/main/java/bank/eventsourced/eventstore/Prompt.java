package bank.eventsourced.eventstore;

/**
 * Published once by each commit that appends to a log, within its transaction, for the followers of that log. Names the
 * last position, never the payload. Modulith's registry keeps it for each follower until the follower has committed past
 * it.
 */
public interface Prompt {

    /** The position of the last event of the commit. */
    long position();
}
