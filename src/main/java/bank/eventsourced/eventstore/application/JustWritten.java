package bank.eventsourced.eventstore.application;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.StoredEvent;

/**
 * The last events that this process has written to a log, for the followers, which else would each open and read anew
 * what was an object a moment ago. A stored event is the same as one of them if it has the same hash, which covers what
 * is stored: so what was rolled back, or written by another process, is never taken for one. Thread-safe.
 */
final class JustWritten<E> {

    private static final int KEPT = 4_096;

    private final AtomicReferenceArray<@Nullable Written<E>> events = new AtomicReferenceArray<>(KEPT);

    private record Written<E>(EventHash hash, E event) {}

    void keep(StoredEvent stored, E event) {
        events.set(place(stored), new Written<>(stored.hash(), event));
    }

    Optional<E> find(StoredEvent stored) {
        return Optional.ofNullable(events.get(place(stored)))
                .filter(it -> it.hash().equals(stored.hash()))
                .map(Written::event);
    }

    private static int place(StoredEvent stored) {
        return (int) (stored.position() % KEPT);
    }
}
