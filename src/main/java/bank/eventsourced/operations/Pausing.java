package bank.eventsourced.operations;

/** What became of the wish to pause or to resume a follower. */
public enum Pausing {

    DONE,

    /** It is as was wished already; nothing has changed. */
    ALREADY,

    /** There is no such follower. */
    UNKNOWN
}
