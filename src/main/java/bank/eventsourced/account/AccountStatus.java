package bank.eventsourced.account;

/** What can happen on an account. */
public enum AccountStatus {

    /** Money moves. */
    OPEN,

    /** No money moves until it is unfrozen. */
    FROZEN,

    /** Nothing happens any more. */
    CLOSED
}
