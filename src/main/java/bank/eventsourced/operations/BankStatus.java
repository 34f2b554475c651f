package bank.eventsourced.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the bank stands.
 *
 * @param outstandingPublications prompts that their followers have not fulfilled yet
 */
public record BankStatus(List<Log> logs, List<Follower> followers, long outstandingPublications) {

    /** Whether every follower has caught up and nothing is failing or outstanding. */
    public boolean ok() {
        return outstandingPublications == 0
                && followers.stream().allMatch(it -> it.behind() == 0 && it.failure().isEmpty());
    }

    /** @param head the position of the last event */
    public record Log(String name, long head) {}

    /**
     * @param checkpoint the position of the last event that took effect
     * @param behind     how many events of the log have not taken effect yet
     */
    public record Follower(String name, String log, long checkpoint, long behind, Optional<Failure> failure) {}

    /**
     * Why a follower cannot go on.
     *
     * @param attempts how often it has tried
     * @param position the event that fails
     */
    public record Failure(String cause, int attempts, long position, Instant lastAttempt) {}
}
