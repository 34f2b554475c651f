package bank.eventsourced.operations;

import java.time.Instant;
import java.util.Optional;

/**
 * A delivery that does not go on by itself: an event that a follower could not take, or that somebody holds back, and
 * those of the same account that wait behind it.
 *
 * @param follower    who does not get it, such as {@code ledger}
 * @param log         the log of the event
 * @param stream      the id of the account's stream
 * @param account     the account's number
 * @param position    the event that has to take effect next; empty if nothing has happened since the account is held
 * @param version     the same event in the account's own history
 * @param waiting     how many events wait behind it
 * @param attempts    how often it was tried
 * @param since       when it was tried first, or held
 * @param lastAttempt when it was tried last
 * @param cause       why: the first line is a sentence, more may follow; of a held one, the reason that was given
 */
public record ParkedDelivery(String follower, String log, String stream, String account, State state,
        Optional<Long> position, long version, long waiting, int attempts, Instant since, Instant lastAttempt,
        String cause) {

    /** Why it does not go on. */
    public enum State {

        /** The event failed too often. */
        FAILED,

        /** Somebody holds the account. */
        HELD,

        /** It was released and is on its way. */
        RELEASED
    }

    /** The cause in a line. */
    public String summary() {
        return cause.lines().findFirst().orElse("");
    }
}
