package bank.eventsourced.eventstore.application;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import bank.eventsourced.eventstore.RecordedEvent;

/**
 * A log whose events can come in from elsewhere.
 *
 * @param withinTransaction keeps what the log's module keeps in the transaction of its events
 * @param follower          whose effects the events are; of a log of commands none
 */
record Restorable<E>(TypedLog<E> log, Consumer<List<RecordedEvent<E>>> withinTransaction, Optional<String> follower) {

    /** Whether its events come of commands that are remembered. */
    boolean isCommanded() {
        return follower.isEmpty();
    }
}
