package bank.eventsourced.eventstore;

import java.time.Duration;
import java.util.Optional;

/**
 * A state that was rebuilt from what is stored, and how.
 *
 * @param state           the state; if there is a fault, the one before the event that does not fit
 * @param snapshotVersion the version of the snapshot that it began with, 0 if it began with the first event
 * @param eventsApplied   how many events came after that
 * @param took            how long it took, by the bank's clock
 * @param fault           the event at which it had to stop, if there is one
 */
public record Rebuilt<S>(Versioned<S> state, long snapshotVersion, long eventsApplied, Duration took,
        Optional<Fault> fault) {

    /**
     * An event that cannot be read, or that does not fit the state before it.
     *
     * @param cause a sentence that says why
     */
    public record Fault(long version, long position, String cause) {}
}
