package bank.eventsourced.operations;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a follower has come.
 *
 * @param head              the position of the last event of its log
 * @param checkpoint        the position up to which it has taken everything that is not parked
 * @param behind            how many events are left
 * @param oldestEvent       when the first of these was recorded, if there is one
 * @param outstanding       how many prompts the registry keeps for it
 * @param oldestOutstanding when the first of these was published, if there is one
 * @param parked            how many accounts it does not hear of for now
 * @param failure           why the next event could not take effect at the last attempt, if it could not
 * @param pause             why it takes nothing for now, if somebody has paused it
 */
public record FollowerProgress(String name, String log, long head, long checkpoint, long behind,
        Optional<Instant> oldestEvent, long outstanding, Optional<Instant> oldestOutstanding, long parked,
        Optional<BankStatus.Failure> failure, Optional<Pause> pause) {

    public State state() {
        return pause.isPresent() ? State.PAUSED
                : failure.isPresent() ? State.FAILING : behind > 0 ? State.CATCHING_UP : State.UP_TO_DATE;
    }

    /** What it is doing. */
    public enum State {
        UP_TO_DATE,
        CATCHING_UP,

        /** The next event fails; it is tried again, and parked in the end. */
        FAILING,

        /** Somebody has told it to take nothing. */
        PAUSED
    }
}
