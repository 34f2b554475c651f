package bank.eventsourced.journal;

import java.nio.file.Path;

/** Thrown when a file of a statement cannot be written; there is no half of it. */
public final class StatementNotWritten extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param reason what stands in the way, in a few words */
    public StatementNotWritten(Path file, String reason, Throwable cause) {
        super("%s cannot be written: %s. Nothing was changed.".formatted(file, reason), cause);
    }
}
