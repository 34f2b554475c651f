package bank.eventsourced.eventstore.application;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.application.CommandRegister.CarriedOut;
import bank.eventsourced.eventstore.application.EventCodec.UnreadableEvent;
import bank.eventsourced.eventstore.domain.ChainVerifier;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.wording.Sentence;

/**
 * Takes the events of one log that come in from elsewhere: each must fit to the one before it. They are put into the log a
 * batch at a time, together with what belongs to them. For one thread.
 */
final class LogIntake<E> {

    private static final int BATCH = 1_000;
    private static final int LARGEST_BATCH = 10 * BATCH;

    private final Restorable<E> log;
    private final EventStore store;
    private final CommandRegister register;
    private final Storage storage;
    private final TransactionOperations transaction;
    private final ChainVerifier chain;
    private final List<StoredEvent> stored = new ArrayList<>();
    private final List<RecordedEvent<E>> recorded = new ArrayList<>();
    private final List<CarriedOut> commands = new ArrayList<>();
    private long lastCause;

    LogIntake(Restorable<E> log, EventStore store, CommandRegister register, Storage storage,
            TransactionOperations transaction) {
        this.log = log;
        this.store = store;
        this.register = register;
        this.storage = storage;
        this.transaction = transaction;
        this.chain = new ChainVerifier(log.log().name());
    }

    /** @return why the event cannot be taken, if it cannot */
    Optional<Sentence> take(StoredEvent event, Optional<UUID> fingerprint) {
        var fault = chain.next(event).map(ChainFault::sentence);
        if (fault.isPresent()) {
            return fault;
        }
        var isOfLastCommand = !stored.isEmpty()
                && stored.getLast().metadata().commandId().equals(event.metadata().commandId());
        var refused = stored.size() >= LARGEST_BATCH || (stored.size() >= BATCH && !isOfLastCommand) ? store()
                : Optional.<Sentence>empty();
        if (refused.isPresent()) {
            return refused;
        }
        try {
            recorded.addAll(log.log().decoded(List.of(event)));
        } catch (UnreadableEvent unreadable) {
            return Optional.of(Sentence.saidBy(unreadable));
        }
        stored.add(event);
        lastCause = Math.max(lastCause, event.metadata().causation().map(EventReference::position).orElse(0L));
        if (log.isCommanded()) {
            remember(event, fingerprint);
        }
        return Optional.empty();
    }

    /** The events of a command follow each other. Without its fingerprint, no command is the same: each is refused. */
    private void remember(StoredEvent event, Optional<UUID> fingerprint) {
        var id = event.metadata().commandId();
        var before = commands.isEmpty() ? Optional.<CarriedOut>empty()
                : Optional.of(commands.getLast()).filter(it -> it.commandId().equals(id));
        before.ifPresent(_ -> commands.removeLast());
        commands.add(before
                .map(it -> new CarriedOut(id, it.log(), it.fingerprint(), it.firstPosition(), it.events() + 1))
                .orElseGet(() -> new CarriedOut(id, event.log(), fingerprint.orElse(id), event.position(), 1)));
    }

    /**
     * Puts the events that wait into the log, in one transaction.
     *
     * @return why they cannot be put there, if they cannot
     */
    Optional<Sentence> store() {
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        storage.requireRoom();
        try {
            transaction.executeWithoutResult(_ -> {
                store.restore(log.log().name(), stored);
                register.add(commands);
                log.withinTransaction().accept(List.copyOf(recorded));
            });
        } catch (ConcurrencyConflict twice) {
            return Optional.of(Sentence.of(
                    "Among the events up to position %s of the %s log, one has a version or a command id that is there already.",
                    stored.getLast().position(), log.log().name()));
        }
        stored.clear();
        recorded.clear();
        commands.clear();
        return Optional.empty();
    }

    /** Compares what was taken with what was to come. */
    Optional<Sentence> end(Optional<Head> stated) {
        var head = stated.map(it -> new LogHead(it.log(), it.position(), it.hash(), Instant.EPOCH))
                .orElseGet(() -> LogHead.ofEmpty(log.log().name()));
        return chain.end(head).map(ChainFault::sentence);
    }

    /** The last position of another log that these events followed. */
    long lastCause() {
        return lastCause;
    }

    Optional<String> follower() {
        return log.follower();
    }

    String name() {
        return log.log().name();
    }
}
