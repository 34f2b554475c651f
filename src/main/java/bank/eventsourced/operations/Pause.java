package bank.eventsourced.operations;

import java.time.Instant;

/**
 * Why a follower takes nothing for now.
 *
 * @param by     who paused it
 * @param reason why, in that person's words
 */
public record Pause(Instant since, String by, String reason) {}
