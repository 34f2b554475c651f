package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often an event was tried alone, in vain. */
record FailedAttempts(long position, int attempts, String cause, Instant first, Instant last) {

    private static final int CAUSES = 10;

    static FailedAttempts none() {
        return new FailedAttempts(0, 0, "", Instant.EPOCH, Instant.EPOCH);
    }

    /** One more; what was counted for another event is forgotten. */
    FailedAttempts andAt(long failedPosition, Throwable failed, Instant now) {
        return failedPosition == position
                ? new FailedAttempts(position, attempts + 1, causeOf(failed), first, now)
                : new FailedAttempts(failedPosition, 1, causeOf(failed), now, now);
    }

    /** What happened, in a line; then what caused it, a line each. */
    static String causeOf(Throwable failed) {
        return Stream.<Throwable>iterate(failed, it -> it != null, Throwable::getCause)
                .limit(CAUSES)
                .map(FailedAttempts::sentence)
                .collect(Collectors.joining("\nCaused by "));
    }

    static String sentence(Throwable failed) {
        var message = failed.getMessage();
        return failed.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
