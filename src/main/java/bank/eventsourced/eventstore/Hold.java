package bank.eventsourced.eventstore;

/** What became of the wish to hold a stream. */
public enum Hold {

    /** From the next event on, the stream waits. */
    HELD,

    /** It is parked or held already; nothing has changed. */
    PARKED_ALREADY,

    /** There is no such stream in the follower's log, or no such follower. */
    UNKNOWN
}
