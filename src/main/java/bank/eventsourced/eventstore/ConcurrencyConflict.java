package bank.eventsourced.eventstore;

/** Thrown when a stream is no longer at the expected version: somebody else appended first. Nothing was appended. */
public final class ConcurrencyConflict extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConcurrencyConflict(String message) {
        super(message);
    }

    public ConcurrencyConflict(String message, Throwable cause) {
        super(message, cause);
    }
}
