package bank.eventsourced.eventstore.application;

import java.util.List;
import java.util.UUID;

import bank.eventsourced.eventstore.EventStoreInspection.Backlog;

/** Driven port: the outstanding publications of prompts in the registry. */
public interface Publications {

    /**
     * Hands over what this process has published for a follower up to a position, and forgets it. Of a follower that is
     * far behind only a limited number is remembered; the others are still found by {@link #outstanding(String, int)}.
     */
    List<UUID> published(String follower, long upToPosition);

    /** Completes publications in the caller's transaction; ids that do not exist are ignored. */
    void complete(List<UUID> publications);

    /** Up to {@code limit} outstanding publications of a follower, whoever published them, oldest first. */
    List<UUID> outstanding(String follower, int limit);

    /** How many publications are outstanding for all followers. */
    long outstanding();

    /** How many publications are outstanding for one follower, and since when. */
    Backlog backlog(String follower);
}
