package bank.eventsourced.eventstore;

/**
 * Followers that take nothing by themselves until somebody resumes them: their publications stay outstanding meanwhile. A
 * pause is kept in the database, so it outlives the program and holds for all who share the bank. It begins between two
 * transactions of the follower. Thread-safe; needs no transaction of the caller's.
 */
public interface Pausing {

    /** From when this returns the follower takes nothing any more, in whichever process. */
    Result pause(String follower, String reason, String by);

    /** Lets a follower go on; it begins at once. */
    Result resume(String follower);

    /** Lets a paused follower take its next event, alone, and says what that changed. */
    Step step(String follower);

    /** What became of the wish to pause or to resume. */
    enum Result {

        DONE,

        /** It is as was wished already; nothing has changed. */
        ALREADY,

        /** There is no such follower. */
        UNKNOWN
    }
}
