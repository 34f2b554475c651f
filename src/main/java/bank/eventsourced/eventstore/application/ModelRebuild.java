package bank.eventsourced.eventstore.application;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.ReadModel;
import bank.eventsourced.eventstore.Rebuilding;
import bank.eventsourced.eventstore.Rebuilding.Result;
import bank.eventsourced.wording.Sentence;

/**
 * One read model made a second time. What the follower was spared for good, because somebody skipped it, the second one
 * does not get either; while something is parked the two cannot be compared.
 */
final class ModelRebuild<E> {

    private static final int BATCH = 1_000;

    private final ReadModel<E> model;
    private final TypedLog<E> log;
    private final EventStore store;
    private final ParkedStreams parked;
    private final SecondBooks books;
    private final Storage storage;
    private final TransactionOperations transaction;
    private final Optional<FollowerWorker<?>> follower;
    private final Runnable afterCommit;

    private final ReentrantLock turn = new ReentrantLock();
    private @Nullable UUID owner;
    private long position;
    private Set<Long> skipped = Set.of();

    ModelRebuild(ReadModel<E> model, TypedLog<E> log, EventStore store, ParkedStreams parked, SecondBooks books,
            Storage storage, TransactionOperations transaction, Optional<FollowerWorker<?>> follower,
            Runnable afterCommit) {
        this.model = model;
        this.log = log;
        this.store = store;
        this.parked = parked;
        this.books = books;
        this.storage = storage;
        this.transaction = transaction;
        this.follower = follower;
        this.afterCommit = afterCommit;
    }

    Result prove(Monitor monitor) {
        return alone(() -> {
            var proven = false;
            try {
                begin();
                follow(monitor);
                var result = settle(false);
                proven = result instanceof Result.Compared;
                return result;
            } finally {
                if (!proven) {
                    discardNow();
                }
            }
        });
    }

    Result replace(Monitor monitor) {
        return alone(() -> {
            if (owner == null) {
                return new Result.Refused(Sentence.of("Rebuild it first: there is nothing to switch to."));
            }
            try {
                follow(monitor);
                return settle(true);
            } finally {
                discardNow();
            }
        });
    }

    void discard() {
        turn.lock();
        try {
            discardNow();
        } finally {
            turn.unlock();
        }
    }

    private Result alone(Supplier<Result> work) {
        if (!turn.tryLock()) {
            return new Result.Refused(Sentence.of("It is being rebuilt already."));
        }
        try {
            return somethingIsParked() ? new Result.Refused(Sentence.of(
                    "Something is parked for the %s. Retry or skip it first.", model.name())) : work.get();
        } catch (TakenOver elsewhere) {
            return new Result.Refused(Sentence.of("Somebody else has begun to rebuild it. Nothing was changed."));
        } finally {
            turn.unlock();
        }
    }

    private void begin() {
        var begun = Ids.timeOrdered();
        transaction.executeWithoutResult(status -> books.begin(model.name(), begun));
        owner = begun;
        position = 0;
        skipped = skippedNow();
        clear();
    }

    /** Comes near to the one that answers, without keeping anybody waiting. */
    private void follow(Monitor monitor) {
        var end = reached();
        monitor.report(position, end);
        while (end - position > BATCH) {
            var upTo = end;
            transaction.executeWithoutResult(status -> take(upTo));
            end = reached();
            monitor.report(position, end);
        }
    }

    private long reached() {
        return follower.map(it -> it.status().checkpoint()).orElseGet(log::head);
    }

    /** One batch, in the caller's transaction. */
    private void take(long upTo) {
        storage.requireRoom();
        var events = log.stored(position, (int) Math.min(BATCH, upTo - position));
        var end = events.isEmpty() ? upTo : events.getLast().position();
        requireOwnAt(end);
        var due = events.stream().filter(it -> !skipped.contains(it.position())).toList();
        if (!due.isEmpty()) {
            model.rebuild(log.decoded(due));
        }
        position = end;
    }

    private void requireOwnAt(long end) {
        if (owner == null || !books.reach(model.name(), owner, end)) {
            throw new TakenOver();
        }
    }

    /** One transaction, in which neither of the two can move. */
    private Result settle(boolean replacing) {
        var result = locked(reached -> {
            while (position < reached) {
                take(reached);
            }
            requireOwnAt(reached);
            if (somethingIsParked() || !skipped.equals(skippedNow())) {
                return new Result.Refused(Sentence.of(
                        "Something was parked or skipped for the %s meanwhile. Begin again.", model.name()));
            }
            var compared = books.compare(model.tables(), reached, Rebuilding.LISTED);
            if (replacing && !compared.isSame()) {
                model.tables().forEach(books::replace);
            }
            return compared;
        });
        if (replacing) {
            storage.requireKept();
            afterCommit.run();
        }
        return result;
    }

    private Result locked(LongFunction<Result> work) {
        return follower
                .map(it -> it.transactions().executeLong(checkpoint -> work.apply(checkpoint.position())))
                .orElseGet(() -> transaction.execute(status -> {
                    store.lock(log.name());
                    return work.apply(log.head());
                }));
    }

    private boolean somethingIsParked() {
        return follower.filter(it -> !it.parked().isEmpty()).isPresent();
    }

    private Set<Long> skippedNow() {
        return follower.isPresent() ? Set.copyOf(parked.skipped(model.name())) : Set.of();
    }

    private void discardNow() {
        var mine = owner;
        owner = null;
        if (mine != null && Boolean.TRUE.equals(transaction.execute(status -> books.reach(model.name(), mine, 0)))) {
            clear();
            transaction.executeWithoutResult(status -> books.end(model.name()));
        }
    }

    private void clear() {
        for (var table : model.tables()) {
            while (Boolean.TRUE.equals(transaction.execute(status -> books.clear(table)))) {
                // piece by piece: what a transaction deletes is kept in memory until it ends
            }
        }
    }

    /** Throws away what was left when the program ended in the middle of it. */
    void clean() {
        clear();
        transaction.executeWithoutResult(status -> books.end(model.name()));
    }

    String name() {
        return model.name();
    }

    /** Somebody else rebuilds the same read model now. */
    private static final class TakenOver extends RuntimeException {

        private static final long serialVersionUID = 1;
    }
}
