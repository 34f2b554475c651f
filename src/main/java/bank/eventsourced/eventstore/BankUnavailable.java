package bank.eventsourced.eventstore;

/** Thrown at start when the bank's data cannot be used; the message says why and what to do. Nothing was changed. */
public final class BankUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public BankUnavailable(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public BankUnavailable(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** What kind of trouble it is. */
    public enum Reason {

        /** Another process has the bank open. */
        IN_USE,

        /** The data folder cannot be created or written. */
        NOT_WRITABLE,

        /** What lies in the data folder is not a bank of this program. */
        NOT_A_BANK,

        /** There is no bank in the data folder, and none may be created. */
        NO_BANK,

        /** The backup that was to become the bank cannot be used. */
        NOT_RESTORABLE,

        /** The database does not keep its promise of durability, or the disk is full. */
        UNSAFE
    }
}
