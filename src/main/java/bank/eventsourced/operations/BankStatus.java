package bank.eventsourced.operations;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the bank stands.
 *
 * @param outstandingPublications prompts that their followers have not fulfilled yet
 * @param parked                  accounts that a follower does not hear of for now
 */
public record BankStatus(List<Log> logs, List<Follower> followers, long outstandingPublications,
        List<ParkedDelivery> parked) {

    /** A bank in which nothing is parked. */
    public BankStatus(List<Log> logs, List<Follower> followers, long outstandingPublications) {
        this(logs, followers, outstandingPublications, List.of());
    }

    /** Whether every follower has taken everything: it has caught up, and nothing is failing, outstanding or parked. */
    public boolean ok() {
        return outstandingPublications == 0 && failedDeliveries() == 0
                && followers.stream().allMatch(it -> it.behind() == 0 && it.failure().isEmpty());
    }

    /** Whether followers may get further by themselves: some is behind and not paused, and none is failing. */
    public boolean isCatchingUp() {
        var isOutstanding = outstandingPublications > 0 && followers.stream().allMatch(it -> it.pause().isEmpty());
        return followers.stream().allMatch(it -> it.failure().isEmpty())
                && (isOutstanding || followers.stream().anyMatch(it -> it.behind() > 0 && it.pause().isEmpty()));
    }

    /** Whether a follower lacks events because somebody has paused it. */
    public boolean isHeldUp() {
        return followers.stream().anyMatch(it -> it.behind() > 0 && it.pause().isPresent());
    }

    /** How many events wait for somebody to look at them: those that failed and those that are held, each once. */
    public long failedDeliveries() {
        return parked.stream().filter(it -> it.position().isPresent()).count();
    }

    /** @param head the position of the last event */
    public record Log(String name, long head) {}

    /**
     * @param checkpoint the position of the last event that took effect
     * @param behind     how many events of the log have not taken effect yet
     * @param pause      why it takes nothing for now, if somebody has paused it
     */
    public record Follower(String name, String log, long checkpoint, long behind, Optional<Failure> failure,
            Optional<Pause> pause) {}

    /**
     * Why a follower cannot go on.
     *
     * @param attempts how often it has tried
     * @param position the event that fails
     */
    public record Failure(String cause, int attempts, long position, Instant lastAttempt) {}
}
