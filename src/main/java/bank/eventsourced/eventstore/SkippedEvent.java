package bank.eventsourced.eventstore;

import java.time.Instant;

/**
 * An event that a follower will never get, because somebody decided so.
 *
 * @param position  the event in its log
 * @param version   the event in its stream
 * @param cause     why it could not take effect
 * @param attempts  how often it was tried
 * @param reason    why it was skipped, at most 500 characters
 * @param actor     who skipped it, at most 100 characters
 * @param skippedAt when
 */
public record SkippedEvent(String follower, String log, long position, StreamId stream, long version, String cause,
        int attempts, String reason, String actor, Instant skippedAt) {}
