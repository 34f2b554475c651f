package bank.eventsourced.eventstore.application;

import java.util.Map;

/** Driven port: how far each follower has come. */
public interface CheckpointStore {

    /** The committed checkpoint of a follower, 0 if it has none. Locks nothing. */
    long position(String follower);

    /** The committed checkpoints of all followers that have one, by name: one cheap query. */
    Map<String, Long> positions();

    /**
     * The checkpoint of a follower, locked until the caller's transaction ends: over all processes only one transaction
     * at a time works for a follower.
     */
    long lock(String follower, String log);

    /** Moves a locked checkpoint forward, in the same transaction as the effects. */
    void advance(String follower, long position);
}
