package bank.eventsourced.eventstore;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a follower has come.
 *
 * @param checkpoint the position of the last event that took effect
 * @param behind     how many events of the log have not taken effect yet
 * @param failure    why the next event could not take effect at the last attempt, if it could not
 * @param pause      why it takes nothing for now, if somebody has paused it
 */
public record FollowerStatus(String name, String log, long checkpoint, long behind, Optional<Failure> failure,
        Optional<Pause> pause) {

    /**
     * @param attempts how often it was tried since it last succeeded
     * @param position the event that fails
     */
    public record Failure(String cause, int attempts, long position, Instant lastAttempt) {}
}
