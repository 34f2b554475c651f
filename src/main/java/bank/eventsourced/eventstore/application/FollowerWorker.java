package bank.eventsourced.eventstore.application;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import bank.eventsourced.eventstore.Effect;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.FollowerStatus;
import bank.eventsourced.eventstore.Following;
import bank.eventsourced.eventstore.Kept;
import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.Pause;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.Step;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.application.FailureDiagnosis.Blame;

/**
 * The one worker of a follower in this process. It reads the log after the follower's checkpoint in batches, and commits
 * the follower's effects, the new checkpoint and the completion of the prompts that asked for it in one transaction.
 * That is what makes a follower exactly-once: whatever dies, either all of it happened or nothing.
 *
 * <p>It starts by itself when the program starts, when it is prompted, and now and then to see what other processes
 * recorded. After a failure it goes on event by event, so that all before the failing one take effect, and tries again
 * with growing pauses. An event that keeps failing is parked together with its stream, and the others go on. While
 * somebody has paused the follower, prompts wait and wake nobody; it looks now and then whether it may go on.
 */
final class FollowerWorker<E> implements Following {

    private static final Logger LOG = LoggerFactory.getLogger(FollowerWorker.class);
    private static final int BATCH = 1_000;
    private static final int LARGEST_NUMBER_OF_PROMPTS = 10_000;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final Follower<E> follower;
    private final TypedLog<E> log;
    private final CheckpointStore checkpoints;
    private final Publications publications;
    private final FollowerTransactions transactions;
    private final FollowerParking<E> parking;
    private final FailureDiagnosis diagnosis;
    private final EventStoreSettings settings;
    private final Clock clock;
    private final Runnable afterCommit;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wakeUp = lock.newCondition();
    private final Condition closing = lock.newCondition();
    private final Deque<PromptWaiting> prompts = new ArrayDeque<>();
    private boolean closed;
    private boolean takingOver;

    private volatile Optional<FollowerStatus.Failure> failure = Optional.empty();
    private volatile boolean mayHaveLeftPublications = true;
    private volatile boolean paused;
    private long checkpoint;
    private long eventByEventUpTo;
    private FailedAttempts alone = FailedAttempts.none();

    FollowerWorker(Follower<E> follower, TypedLog<E> log, CheckpointStore checkpoints, Publications publications,
            FollowerTransactions transactions, FollowerParking<E> parking,
            FailureDiagnosis diagnosis, EventStoreSettings settings, Clock clock, Runnable afterCommit) {
        this.follower = follower;
        this.log = log;
        this.checkpoints = checkpoints;
        this.publications = publications;
        this.transactions = transactions;
        this.parking = parking;
        this.diagnosis = diagnosis;
        this.settings = settings;
        this.clock = clock;
        this.afterCommit = afterCommit;
        this.thread = Thread.ofPlatform().name(follower.name() + "-follower").unstarted(this::workUntilClosed);
    }

    /** Catches up, before any new event; what fails is tried again in the background. */
    void start() {
        work();
        thread.start();
    }

    /** Catches up a last time, unless the follower is failing, and returns. */
    void close() throws InterruptedException {
        lock.lock();
        try {
            closed = true;
            wakeUp.signal();
            closing.signal();
        } finally {
            lock.unlock();
        }
        if (thread.isAlive()) {
            thread.join();
        }
    }

    String name() {
        return follower.name();
    }

    String log() {
        return log.name();
    }

    /** Looks at once for events that nobody takes, and for publications that nobody completes. */
    void takeOver() {
        lock.lock();
        try {
            takingOver = true;
            mayHaveLeftPublications = true;
            wakeUp.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public CompletableFuture<Void> prompt(long position) {
        var waiting = new PromptWaiting(position, new CompletableFuture<>());
        lock.lock();
        try {
            if (prompts.size() == LARGEST_NUMBER_OF_PROMPTS) {
                // The follower is far behind. Memory has a limit; the publication stays outstanding in the table.
                prompts.removeFirst().done().complete(null);
                mayHaveLeftPublications = true;
            }
            prompts.addLast(waiting);
            wakeUp.signal();
        } finally {
            lock.unlock();
        }
        return waiting.done();
    }

    @Override
    public FollowerStatus status() {
        var checkpoint = checkpoints.find(follower.name());
        var behind = Math.max(0, log.head() - checkpoint.position());
        return new FollowerStatus(follower.name(), log.name(), checkpoint.position(), behind, failure,
                checkpoint.pause());
    }

    private void workUntilClosed() {
        while (waitForWork()) {
            work();
        }
        if (failure.isEmpty()) {
            work();
        }
    }

    /**
     * Waits for a prompt, or until it is time to look or to try again. Then lingers a little: commands that come one by
     * one share a transaction of the follower, too. Prompts do not wake it meanwhile: it would only go on waiting.
     */
    private boolean waitForWork() {
        lock.lock();
        try {
            var remaining = TimeUnit.MILLISECONDS.toNanos(pauseMillis());
            while (!closed && remaining > 0
                    && (((prompts.isEmpty() || paused) && !takingOver) || failure.isPresent())) {
                remaining = wakeUp.awaitNanos(remaining);
            }
            var linger = TimeUnit.MILLISECONDS.toNanos(settings.followerLingerMillis());
            while (!closed && linger > 0) {
                linger = closing.awaitNanos(linger);
            }
            takingOver = false;
            return !closed;
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("Nobody may interrupt a follower: it would close the database's files",
                    unexpected);
        } finally {
            lock.unlock();
        }
    }

    private long pauseMillis() {
        return failure.map(it -> Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(it.attempts(), 10)))
                .orElse((long) settings.followerPollMillis());
    }

    private void work() {
        try {
            parking.resume();
            while (catchUp()) {
                failure = Optional.empty();
            }
            failure = Optional.empty();
            removeLeftPublications();
        } catch (RuntimeException | Error failed) { // the worker outlives whatever one event does to it
            var next = checkpoint + 1;
            var attempts = failure.filter(it -> it.position() == next).map(FollowerStatus.Failure::attempts).orElse(0)
                    + 1;
            failure = Optional.of(new FollowerStatus.Failure(FailedAttempts.sentence(failed), attempts, next,
                    clock.instant()));
            mayHaveLeftPublications = true;
            LOG.debug("Follower {} failed at position {}, attempt {}", follower.name(), next, attempts, failed);
        }
    }

    /** A batch of events; if it fails, the events of that batch one by one. @return whether there may be more to do */
    private boolean catchUp() {
        var committed = checkpoints.find(follower.name());
        checkpoint = committed.position();
        paused = committed.isPaused();
        if (paused || checkpoint == log.head()) {
            return fulfil(checkpoint);
        }
        if (checkpoint < eventByEventUpTo) {
            return takeNextAlone();
        }
        try {
            return takeNext(BATCH);
        } catch (RuntimeException | Error oneOfThem) {
            eventByEventUpTo = checkpoint + BATCH;
            mayHaveLeftPublications = true;
            return true;
        }
    }

    /** One transaction. @return whether there may be more to do */
    private boolean takeNext(int limit) {
        return finish(transactions.execute(locked -> {
            var events = locked.isPaused() ? List.<StoredEvent>of() : log.stored(locked.position(), limit);
            if (events.isEmpty()) {
                return new Progress(locked.position(), false);
            }
            var due = parking.due(events);
            if (!due.isEmpty()) {
                follower.handle(log.followed(due));
            }
            return moveTo(events.getLast().position(), events.size() == limit);
        }));
    }

    /** The same for one event, which is parked when it has been tried often enough. */
    private boolean takeNextAlone() {
        try {
            return takeNext(1);
        } catch (RuntimeException | Error failed) {
            if (diagnosis.of(failed) == Blame.SURROUNDINGS) {
                throw failed;
            }
            alone = alone.andAt(checkpoint + 1, failed, clock.instant());
            if (alone.attempts() < settings.attemptsBeforeParking() || !parking.hasRoom()) {
                throw failed;
            }
            LOG.info("Follower {} parks position {} after {} attempts: {}", follower.name(), alone.position(),
                    alone.attempts(), alone.cause());
            return parkNext();
        }
    }

    /** One transaction. @return whether there may be more to do */
    private boolean parkNext() {
        return finish(transactions.execute(locked -> {
            var next = log.stored(locked.position(), 1);
            if (locked.isPaused() || next.isEmpty() || next.getFirst().position() != alone.position()) {
                return new Progress(locked.position(), true); // another process has gone on, or it is paused
            }
            parking.park(next.getFirst(), alone);
            return moveTo(alone.position(), true);
        }));
    }

    /** Pauses the follower or resumes it. @return whether that changes anything */
    boolean pause(Optional<Pause> pause) {
        var changed = transactions.execute(locked -> {
            if (locked.isPaused() == pause.isPresent()) {
                return false;
            }
            transactions.pause(pause);
            return true;
        });
        takeOver();
        afterCommit.run();
        return changed;
    }

    /**
     * One transaction, on the caller's thread.
     *
     * @param name tells what the stream of an event was named after
     */
    Step step(Function<StoredEvent, String> name) {
        var next = new AtomicLong();
        try {
            var step = transactions.execute(locked -> {
                next.set(locked.position() + 1);
                return locked.isPaused() ? step(locked.position(), name) : new Step.NotPaused();
            });
            afterCommit.run();
            fulfil(checkpoints.position(follower.name()));
            return step;
        } catch (RuntimeException | Error failed) { // an event may do whatever it likes
            mayHaveLeftPublications = true;
            if (diagnosis.of(failed) == Blame.SURROUNDINGS) {
                throw failed;
            }
            return new Step.Failed(next.get(), FailedAttempts.causeOf(failed));
        }
    }

    private Step step(long after, Function<StoredEvent, String> name) {
        var next = log.stored(after, 1);
        if (next.isEmpty()) {
            return new Step.NothingLeft();
        }
        var stored = next.getFirst();
        var due = !parking.due(next).isEmpty();
        var effects = due ? taken(log.decoded(next)) : List.<Effect>of();
        moveTo(stored.position(), true);
        return due ? new Step.Taken(stored, name.apply(stored), effects) : new Step.Waits(stored, name.apply(stored));
    }

    private List<Effect> taken(List<RecordedEvent<E>> events) {
        var before = kept(events);
        follower.handle(events);
        var after = kept(events);
        return IntStream.range(0, after.size())
                .mapToObj(i -> new Effect(after.get(i).what(), before.get(i).value(), after.get(i).value()))
                .filter(it -> !it.before().equals(it.after()))
                .toList();
    }

    private List<Kept> kept(List<RecordedEvent<E>> events) {
        return events.stream().flatMap(it -> follower.kept(it).stream()).toList();
    }

    /** The transactions in which the follower works. */
    FollowerTransactions transactions() {
        return transactions;
    }

    /** The streams that it does not get for now. */
    List<ParkedStream> parked() {
        return parking.parked();
    }

    /** In the follower's transaction. */
    private Progress moveTo(long position, boolean more) {
        checkpoints.advance(follower.name(), position);
        publications.complete(publications.published(follower.name(), position));
        return new Progress(position, more);
    }

    private boolean finish(Progress progress) {
        checkpoint = progress.checkpoint();
        afterCommit.run();
        fulfil(checkpoint);
        mayHaveLeftPublications |= progress.more();
        return progress.more();
    }

    /** Keeps the promise of {@link #prompt} for everything up to a committed checkpoint. */
    private boolean fulfil(long reached) {
        var overtaken = publications.published(follower.name(), reached);
        if (!overtaken.isEmpty()) {
            // Another process was faster with the events; their publications are still ours to complete.
            complete(overtaken);
        }
        List<PromptWaiting> fulfilled;
        lock.lock();
        try {
            fulfilled = prompts.stream().filter(it -> it.position() <= reached).toList();
            prompts.removeIf(it -> it.position() <= reached);
        } finally {
            lock.unlock();
        }
        fulfilled.forEach(it -> it.done().complete(null));
        return false;
    }

    /** With the checkpoint locked: two processes that complete the same ones would wait for each other. */
    private void complete(List<UUID> fulfilled) {
        transactions.execute(locked -> {
            publications.complete(fulfilled);
            return locked;
        });
    }

    /**
     * Completes publications that nobody in this process remembers: left by a crash, or too many to remember. What was
     * outstanding before the head was read is fulfilled when the checkpoint has reached that head.
     */
    private void removeLeftPublications() {
        while (mayHaveLeftPublications) {
            var left = publications.outstanding(follower.name(), BATCH);
            var head = log.head();
            if (checkpoints.position(follower.name()) < head) {
                return;
            }
            if (!left.isEmpty()) {
                complete(left);
            }
            mayHaveLeftPublications = left.size() == BATCH;
        }
    }

    private record PromptWaiting(long position, CompletableFuture<Void> done) {}

    private record Progress(long checkpoint, boolean more) {}
}
