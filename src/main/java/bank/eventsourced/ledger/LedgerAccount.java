package bank.eventsourced.ledger;

/** The chart of accounts: the same in every currency. */
public enum LedgerAccount {

    /** What lies in the vault. */
    CASH,

    /** What other banks owe us, or we them, for payments between their customers and ours. */
    CLEARING,

    /** What we owe our customers: the sum of their accounts. */
    CUSTOMER_DEPOSITS,

    /** Between the two legs of a transfer; zero whenever both have been posted. */
    TRANSFERS_IN_TRANSIT,

    /** Interest paid, less interest taken. */
    INTEREST,

    /** Fees taken, less fees given back. */
    FEES
}
