package bank.eventsourced.operations;

import java.time.Instant;

/**
 * A delivery that was given up for good, because somebody decided so.
 *
 * @param position  the event in its log
 * @param version   the same event in the account's own history
 * @param cause     why it could not take effect
 * @param attempts  how often it was tried
 * @param reason    why it was skipped
 * @param actor     who skipped it
 * @param skippedAt when
 */
public record SkippedDelivery(String follower, String log, String account, long position, long version, String cause,
        int attempts, String reason, String actor, Instant skippedAt) {}
