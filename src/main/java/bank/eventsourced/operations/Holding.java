package bank.eventsourced.operations;

/** What became of the wish to hold an account's deliveries. */
public enum Holding {

    /** From the next event on, the account's deliveries wait. */
    HELD,

    /** They wait already; nothing has changed. */
    PARKED_ALREADY,

    /** There is no such account or no such follower. */
    UNKNOWN
}
