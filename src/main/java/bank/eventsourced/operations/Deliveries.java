package bank.eventsourced.operations;

import java.util.List;

/**
 * The deliveries of account events to those who follow them. What fails too often is parked, and its account with it;
 * here somebody looks at it and decides. Thread-safe; needs no transaction of the caller's. A retry takes as long as the
 * events that wait.
 */
public interface Deliveries {

    /** Every follower, by name. */
    List<FollowerProgress> followers();

    /** What does not go on by itself, oldest first. */
    List<ParkedDelivery> parked();

    /** What was skipped, newest events first, up to a limit. */
    List<SkippedDelivery> skipped(int limit);

    /** Tries an event again, and then those that wait behind it, in order. Lifts the hold of a held account. */
    Redelivery retry(ParkedDelivery parked);

    /**
     * Gives up an event for good, and releases those that wait behind it. The follower's figures will lack it.
     *
     * @param actor who does this, at most 100 characters
     */
    Redelivery skip(ParkedDelivery parked, Reason reason, String actor);

    /** Lets all further events of an account wait for a follower until somebody retries them. */
    Holding hold(String follower, String account, Reason reason);

    /**
     * From when this returns a follower takes nothing by itself, in whichever process, until somebody resumes it: also
     * after a restart. What it does not take stays outstanding.
     *
     * @param actor who does this, at most 100 characters
     */
    Pausing pause(String follower, Reason reason, String actor);

    /** Lets a paused follower go on. */
    Pausing resume(String follower);

    /** Lets a paused follower take its next event, alone, and says what that changed. */
    Step step(String follower);
}
