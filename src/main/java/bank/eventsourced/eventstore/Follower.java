package bank.eventsourced.eventstore;

import java.util.List;

/**
 * Reads a log in order and derives something of its own from it. Its effects and its checkpoint are committed in the
 * same transaction, so every event takes effect exactly once, whatever dies.
 */
public interface Follower<E> {

    /** Stable name of the follower and of its checkpoint, at most 50 characters; also its listener's id. */
    String name();

    /**
     * Takes the next events of the log, in order of their positions. Runs in the follower's transaction, on its own
     * thread; what it throws rolls the transaction back and is tried again later.
     */
    void handle(List<RecordedEvent<E>> events);

    /**
     * What the follower keeps where an event touches it, as it is now: asked before and after a single step, so that one
     * sees what the event changed: each time the same things in the same order. In the follower's transaction.
     */
    default List<Kept> kept(RecordedEvent<E> event) {
        return List.of();
    }
}
