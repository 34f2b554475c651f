package bank.eventsourced.eventstore.application;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.Change;
import bank.eventsourced.eventstore.CommandWriter;
import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.Decider.Decision;
import bank.eventsourced.eventstore.Decider.States;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.Versioned;
import bank.eventsourced.eventstore.application.CommandRegister.CarriedOut;

/**
 * The one writer of a log. Its thread takes all commands that wait, decides them one after the other on the states in
 * memory, appends their events in one transaction and answers when that is committed. One command that waits is a batch
 * of one, without delay; many share one durable commit.
 */
final class SingleWriter<E, R> implements CommandWriter<E, R> {

    private static final int LARGEST_BATCH = 1_000;
    private static final int ATTEMPTS = 20;

    private final TypedLog<E> log;
    private final EventStore store;
    private final LogAppender<E> appender;
    private final CommandRegister register;
    private final Function<AggregateType<E, ?>, Aggregates<?>> aggregates;
    private final AggregateCache cache;
    private final Storage storage;
    private final TransactionOperations transaction;
    private final Consumer<List<RecordedEvent<E>>> withinTransaction;
    private final Runnable afterCommit;

    private final BlockingQueue<Waiting<E, R>> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
    private final Waiting<E, R> closing = new Waiting<>(
            new Submission<>(new UUID(0, 0), "", states -> new Decision.Accepted<>(List.of())));
    private final Thread thread;
    private volatile boolean closed;

    SingleWriter(TypedLog<E> log, EventStore store, LogAppender<E> appender, CommandRegister register,
            Function<AggregateType<E, ?>, Aggregates<?>> aggregates, AggregateCache cache, Storage storage,
            TransactionOperations transaction, Consumer<List<RecordedEvent<E>>> withinTransaction,
            Runnable afterCommit) {
        this.log = log;
        this.store = store;
        this.appender = appender;
        this.register = register;
        this.aggregates = aggregates;
        this.cache = cache;
        this.storage = storage;
        this.transaction = transaction;
        this.withinTransaction = withinTransaction;
        this.afterCommit = afterCommit;
        this.thread = Thread.ofPlatform().name(log.name() + "-writer").unstarted(this::writeUntilClosed);
    }

    void start() {
        thread.start();
    }

    /** Refuses further commands, answers those that wait, and returns when all are answered. */
    void close() throws InterruptedException {
        closed = true;
        if (thread.isAlive()) {
            queue.put(closing);
            thread.join();
        }
        queue.forEach(this::turnAway);
    }

    @Override
    public CompletableFuture<Answer<E, R>> submit(Submission<E, R> command) {
        var waiting = new Waiting<>(command);
        try {
            queue.put(waiting);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return CompletableFuture.failedFuture(interrupted);
        }
        if (closed) {
            turnAway(waiting);
        }
        return waiting.answer;
    }

    private void turnAway(Waiting<E, R> waiting) {
        if (queue.remove(waiting)) {
            waiting.answer
                    .completeExceptionally(new IllegalStateException("The bank is closing; nothing was recorded."));
        }
    }

    private void writeUntilClosed() {
        var batch = new ArrayList<Waiting<E, R>>(LARGEST_BATCH);
        var open = true;
        while (open || !queue.isEmpty()) {
            if (queue.drainTo(batch, LARGEST_BATCH) == 0) {
                batch.add(takeFirst());
            }
            open &= !batch.remove(closing);
            write(batch);
            batch.clear();
        }
    }

    private Waiting<E, R> takeFirst() {
        try {
            return queue.take();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("Nobody may interrupt the writer: it would close the database's files",
                    unexpected);
        }
    }

    /** Answers every command of a batch. One that fails unexpectedly fails alone: the others are tried one by one. */
    private void write(List<Waiting<E, R>> batch) {
        try {
            var answers = record(batch);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).answer(answers.get(i));
            }
        } catch (RuntimeException | Error failed) { // the writer outlives whatever one batch does to it
            if (storage.gone(failed).isPresent() || batch.size() == 1) {
                batch.forEach(waiting -> waiting.answer.completeExceptionally(meaning(failed)));
            } else {
                batch.forEach(waiting -> write(List.of(waiting)));
            }
        }
    }

    /** If the database is gone, each of them says so, instead of waiting for it one after the other. */
    private Throwable meaning(Throwable failed) {
        return storage.gone(failed).or(() -> storage.unreadable(failed)).<Throwable>map(it -> it).orElse(failed);
    }

    private List<Outcome<E, R>> record(List<Waiting<E, R>> batch) {
        for (int attempt = 1;; attempt++) {
            try {
                return attempt == 1 ? new Batch(batch).record() : new Batch(batch).recordAlone();
            } catch (ConcurrencyConflict lostRace) {
                if (attempt == ATTEMPTS) {
                    throw lostRace;
                }
            }
        }
    }

    @Override
    public Set<UUID> carriedOut(Collection<UUID> commandIds) {
        return Set.copyOf(find(commandIds).keySet());
    }

    @Override
    public Rehearsal<E, R> rehearsal() {
        var states = new BatchStates();
        var fingerprints = new HashMap<UUID, UUID>();
        return commands -> {
            find(commands.stream().map(Submission::commandId).distinct().toList())
                    .forEach((id, known) -> fingerprints.put(id, known.fingerprint()));
            return commands.stream().map(command -> rehearse(command, fingerprints, states)).toList();
        };
    }

    /** @param fingerprints of the commands that are recorded, or would be by then */
    private Forecast<R> rehearse(Submission<E, R> command, Map<UUID, UUID> fingerprints, BatchStates states) {
        var known = fingerprints.get(command.commandId());
        if (known != null) {
            return known.equals(fingerprint(command)) ? new Forecast.Known<>() : new Forecast.IdTaken<>();
        }
        return switch (command.decider().decide(states)) {
            case Decision.Refused<E, R>(var reason) -> new Forecast.Refused<>(reason);
            case Decision.Accepted<E, R>(var changes) -> {
                changes.forEach(states::apply);
                fingerprints.put(command.commandId(), fingerprint(command));
                yield new Forecast.Recordable<>();
            }
        };
    }

    private Map<UUID, CarriedOut> find(Collection<UUID> commandIds) {
        return commandIds.isEmpty() ? Map.of()
                : register.find(commandIds)
                        .stream()
                        .collect(Collectors.toMap(CarriedOut::commandId, Function.identity()));
    }

    private static UUID fingerprint(Submission<?, ?> command) {
        return Ids.derived("command-content", command.content());
    }

    /** A command and the promise of its answer. */
    private static final class Waiting<E, R> {

        private final Submission<E, R> command;
        private final UUID fingerprint;
        private final CompletableFuture<Answer<E, R>> answer = new CompletableFuture<>();

        Waiting(Submission<E, R> command) {
            this.command = command;
            this.fingerprint = fingerprint(command);
        }

        UUID id() {
            return command.commandId();
        }

        void answer(Outcome<E, R> outcome) {
            switch (outcome) {
                case Outcome.Answered<E, R>(var given) -> answer.complete(given);
                case Outcome.Failed<E, R>(var cause) -> answer.completeExceptionally(cause);
            }
        }
    }

    private sealed interface Outcome<E, R> {

        record Answered<E, R>(Answer<E, R> answer) implements Outcome<E, R> {}

        record Failed<E, R>(Throwable cause) implements Outcome<E, R> {}
    }

    /** One attempt at a batch of commands. */
    private final class Batch {

        private final List<Waiting<E, R>> commands;
        private final BatchStates states = new BatchStates();
        private final List<@Nullable Outcome<E, R>> outcomes;
        private final List<Change<E, ?>> changes = new ArrayList<>();
        private final Map<UUID, Planned> planned = new LinkedHashMap<>();

        Batch(List<Waiting<E, R>> commands) {
            this.commands = commands;
            this.outcomes = new ArrayList<>(Collections.nCopies(commands.size(), null));
        }

        /**
         * Looks up only what was answered without recording anything. Whether a command that would be recorded has been
         * before, its insertion into the register tells: then nothing is, and the batch is recorded alone.
         */
        List<Outcome<E, R>> record() {
            decideAll(Map.of());
            answerRepeated();
            states.requireCurrent();
            if (!planned.isEmpty()) {
                storage.requireRoom();
                var recorded = transaction.execute(status -> append());
                afterCommit.run();
                answerPlanned(recorded);
            }
            return answered();
        }

        /**
         * After a lost race, or for a repeated command: decides with the end of the log taken, so that no other process comes
         * in between. Whoever is always a little faster could win for ever.
         */
        List<Outcome<E, R>> recordAlone() {
            storage.requireRoom();
            var recorded = transaction.execute(status -> {
                store.lock(log.name());
                decideAll(find(commands.stream().map(Waiting::id).distinct().toList()));
                states.requireCurrent();
                if (planned.isEmpty()) {
                    status.setRollbackOnly();
                    return List.<RecordedEvent<E>>of();
                }
                return append();
            });
            if (!planned.isEmpty()) {
                afterCommit.run();
                answerPlanned(recorded);
            }
            return answered();
        }

        private void decideAll(Map<UUID, CarriedOut> known) {
            for (int i = 0; i < commands.size(); i++) {
                var waiting = commands.get(i);
                var before = known.get(waiting.id());
                outcomes.set(i, before != null ? repeated(waiting, before) : decide(i, waiting));
            }
        }

        private void answerRepeated() {
            var answered = IntStream.range(0, commands.size()).filter(i -> outcomes.get(i) != null).boxed().toList();
            var known = find(answered.stream().map(i -> commands.get(i).id()).distinct().toList());
            for (int i : answered) {
                var before = known.get(commands.get(i).id());
                if (before != null) {
                    outcomes.set(i, repeated(commands.get(i), before));
                }
            }
        }

        private Outcome<E, R> repeated(Waiting<E, R> waiting, CarriedOut before) {
            return new Outcome.Answered<>(before.fingerprint().equals(waiting.fingerprint)
                    ? new Answer.Recorded<>(log.read(before.firstPosition() - 1, before.events()), true)
                    : new Answer.IdTaken<>(before.commandId()));
        }

        /** Decides a command, unless it already stands in this batch; null while the answer waits for the commit. */
        private @Nullable Outcome<E, R> decide(int index, Waiting<E, R> waiting) {
            var twin = planned.get(waiting.id());
            if (twin != null) {
                if (!twin.fingerprint.equals(waiting.fingerprint)) {
                    return new Outcome.Answered<>(new Answer.IdTaken<>(waiting.id()));
                }
                twin.repeats.add(index);
                return null;
            }
            states.askedFor.clear();
            try {
                return switch (waiting.command.decider().decide(states)) {
                    case Decision.Refused<E, R>(var reason) -> {
                        states.answerRestsOnThese();
                        yield new Outcome.Answered<>(new Answer.Refused<>(reason));
                    }
                    case Decision.Accepted<E, R>(var made) when made.isEmpty() -> {
                        states.answerRestsOnThese();
                        yield new Outcome.Answered<>(new Answer.Recorded<>(List.of(), false));
                    }
                    case Decision.Accepted<E, R>(var made) -> {
                        made.forEach(states::apply);
                        changes.addAll(made);
                        var events = made.stream().mapToInt(change -> change.events().size()).sum();
                        planned.put(waiting.id(), new Planned(waiting.fingerprint, index, events));
                        yield null;
                    }
                };
            } catch (ConcurrencyConflict lostRace) {
                throw lostRace;
            } catch (RuntimeException failed) {
                return new Outcome.Failed<>(meaning(failed));
            }
        }

        private List<RecordedEvent<E>> append() {
            var recorded = appender.append(changes);
            var position = recorded.getFirst().position();
            var carriedOut = new ArrayList<CarriedOut>(planned.size());
            for (var entry : planned.entrySet()) {
                var plan = entry.getValue();
                carriedOut.add(new CarriedOut(entry.getKey(), log.name(), plan.fingerprint, position, plan.events));
                position += plan.events;
            }
            register.add(carriedOut);
            withinTransaction.accept(recorded);
            return recorded;
        }

        private void answerPlanned(List<RecordedEvent<E>> recorded) {
            var next = 0;
            for (var plan : planned.values()) {
                var events = List.copyOf(recorded.subList(next, next + plan.events));
                next += plan.events;
                outcomes.set(plan.index, new Outcome.Answered<>(new Answer.Recorded<>(events, false)));
                plan.repeats.forEach(
                        repeat -> outcomes.set(repeat, new Outcome.Answered<>(new Answer.Recorded<>(events, true))));
            }
        }

        private List<Outcome<E, R>> answered() {
            storage.requireKept();
            return outcomes.stream().map(Objects::requireNonNull).toList();
        }

        /** A command that was accepted, where its answer goes, and where that of its repetitions in this batch goes. */
        private static final class Planned {

            private final UUID fingerprint;
            private final int index;
            private final int events;
            private final List<Integer> repeats = new ArrayList<>();

            Planned(UUID fingerprint, int index, int events) {
                this.fingerprint = fingerprint;
                this.index = index;
                this.events = events;
            }
        }
    }

    /** What the log and the cache say, and on top of it what was decided since. */
    private final class BatchStates implements States<E> {

        private final Map<StreamId, Versioned<?>> decided = new HashMap<>();
        private final Map<StreamId, Long> loaded = new HashMap<>();
        private final Set<StreamId> askedFor = new HashSet<>();
        private final Set<StreamId> restingOn = new HashSet<>();

        /** The casts are safe: a stream id is derived from its stream type, and a stream type has one class of states. */
        @Override
        @SuppressWarnings("unchecked")
        public <S> Versioned<S> load(AggregateType<E, S> type, StreamId stream) {
            askedFor.add(stream);
            var known = decided.get(stream);
            if (known == null) {
                known = aggregates.apply(type).load(stream);
                decided.put(stream, known);
                loaded.put(stream, known.version());
            }
            return (Versioned<S>) known;
        }

        void apply(Change<E, ?> change) {
            decided.put(change.stream(), change.after());
        }

        /** A command was refused, or found nothing to do, on the states that it asked for. */
        void answerRestsOnThese() {
            askedFor.stream().filter(loaded::containsKey).forEach(restingOn::add);
        }

        /**
         * What records nothing would go unnoticed if it rested on a stale state. Therefore such an answer is given only on
         * states that are still the last ones.
         */
        void requireCurrent() {
            for (var stream : restingOn) {
                if (store.version(stream) != loaded.getOrDefault(stream, 0L)) {
                    restingOn.forEach(cache::forget);
                    throw new ConcurrencyConflict("A command was answered on a state that has changed meanwhile");
                }
            }
        }
    }
}
