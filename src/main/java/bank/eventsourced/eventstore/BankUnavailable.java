package bank.eventsourced.eventstore;

import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Thrown at start when the bank's data cannot be used; the message says why and what to do. Nothing was changed. */
public final class BankUnavailable extends RuntimeException implements Explained {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Sentence explanation;

    public BankUnavailable(Reason reason, Sentence explanation) {
        super(explanation.toString());
        this.reason = reason;
        this.explanation = explanation;
    }

    public BankUnavailable(Reason reason, Sentence explanation, Throwable cause) {
        super(explanation.toString(), cause);
        this.reason = reason;
        this.explanation = explanation;
    }

    @Override
    public Sentence explanation() {
        return explanation;
    }

    public Reason reason() {
        return reason;
    }

    /** What kind of trouble it is. */
    public enum Reason {

        /** Another process has the bank open. */
        IN_USE,

        /** The server that holds the bank does not answer, or does not let this user in. */
        UNREACHABLE,

        /** A later version of this program has changed the tables of the bank. */
        NEWER,

        /** The data folder cannot be created or written. */
        NOT_WRITABLE,

        /** What lies in the data folder is not a bank of this program. */
        NOT_A_BANK,

        /** There is no bank in the data folder, and none may be created. */
        NO_BANK,

        /** What shall become a copy of a bank is not empty. */
        NOT_EMPTY,

        /** A copy of a bank was begun here and never completed. */
        UNFINISHED,

        /** The backup that was to become the bank cannot be used. */
        NOT_RESTORABLE,

        /** The bank cannot be read: its passphrase or key file is missing, or is another one. */
        LOCKED,

        /** A setting is out of its range, or does not fit this bank. */
        BAD_SETTING,

        /** The database does not keep its promise of durability, or the disk is full. */
        UNSAFE
    }
}
