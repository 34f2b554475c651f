package bank.eventsourced.eventstore.application;

import java.util.Map;
import java.util.Optional;

import bank.eventsourced.eventstore.Pause;

/** Driven port: how far each follower has come, and whether it is to go on. */
public interface CheckpointStore {

    /** The committed checkpoint of a follower, 0 if it has none. Locks nothing. */
    long position(String follower);

    /** The same, and whether the follower is paused. */
    Checkpoint find(String follower);

    /** The committed checkpoints of all followers that have one, by name: one cheap query. */
    Map<String, Long> positions();

    /**
     * The checkpoint of a follower, locked until the caller's transaction ends: over all processes only one transaction
     * at a time works for a follower.
     */
    Checkpoint lock(String follower, String log);

    /** Moves a locked checkpoint forward, in the same transaction as the effects. */
    void advance(String follower, long position);

    /** Pauses a follower whose checkpoint is locked, or resumes it, with the caller's transaction. */
    void pause(String follower, Optional<Pause> pause);

    /** How far a follower has come, and why it is not to go on, if somebody has paused it. */
    record Checkpoint(long position, Optional<Pause> pause) {

        boolean isPaused() {
            return pause.isPresent();
        }
    }
}
