package bank.eventsourced.eventstore;

import java.util.concurrent.CompletableFuture;

/** A follower at work. Thread-safe. */
public interface Following {

    /**
     * Tells the follower that the log has reached a position. Returns at once.
     *
     * @return completes with null once the follower's checkpoint has been committed at or beyond the position
     */
    CompletableFuture<Void> prompt(long position);

    FollowerStatus status();
}
