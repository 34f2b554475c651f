package bank.eventsourced.eventstore;

import java.time.Instant;

/**
 * Why a follower takes nothing for now.
 *
 * @param since  in microseconds
 * @param by     who paused it, at most 100 characters
 * @param reason at most 500 characters
 */
public record Pause(Instant since, String by, String reason) {}
