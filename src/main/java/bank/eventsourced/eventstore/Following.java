package bank.eventsourced.eventstore;

import java.util.concurrent.CompletableFuture;

/** A follower at work. Thread-safe. */
public interface Following {

    /**
     * Tells the follower that the log has reached a position. Returns at once.
     *
     * @return completes with null once the follower's checkpoint has been committed at or beyond the position; early,
     *         if so many prompts wait that memory would run out. The publication stays outstanding in either case
     */
    CompletableFuture<Void> prompt(long position);

    FollowerStatus status();
}
