package bank.eventsourced.eventstore;

import java.time.Instant;

/**
 * A stream that a follower does not get for now, from one version on. That event and those after it wait, in their
 * order, until an operator releases them; the events of other streams go on.
 *
 * @param version     the event that has to take effect next; it need not exist yet if the stream is held
 * @param cause       why: the first line is a sentence; at most {@link #LONGEST_CAUSE} characters
 * @param attempts    how often the event was tried, 0 if it never was
 * @param since       when it was tried first, or when the stream was held
 * @param lastAttempt when it was tried last
 */
public record ParkedStream(String follower, String log, StreamId stream, long version, State state, String cause,
        int attempts, Instant since, Instant lastAttempt) {

    public static final int LONGEST_CAUSE = 2_000;

    public ParkedStream {
        cause = cause.substring(0, Math.min(cause.length(), LONGEST_CAUSE));
    }

    /** Why a stream is parked. */
    public enum State {

        /** The event kept failing. */
        FAILED,

        /** Somebody holds the stream. */
        HELD,

        /** It has been released: what waited takes effect, in order. */
        RELEASED
    }

    /** A stream that somebody holds. */
    public static ParkedStream held(String follower, String log, StreamId stream, long version, String reason,
            Instant now) {
        return new ParkedStream(follower, log, stream, version, State.HELD, reason, 0, now, now);
    }

    /** The events before a version have taken effect; the rest is on its way. */
    public ParkedStream releasedFrom(long next) {
        return new ParkedStream(follower, log, stream, next, State.RELEASED, cause, 0, since, lastAttempt);
    }

    /** The event was tried once more, in vain. */
    public ParkedStream failedAgain(String why, Instant now) {
        return new ParkedStream(follower, log, stream, version, State.FAILED, why, attempts + 1,
                attempts == 0 ? now : since, now);
    }
}
