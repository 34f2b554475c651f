package bank.eventsourced.eventstore.application;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The other processes that have the same bank open, as far as their traces in the database tell. Looks several times a
 * second: forgets the states that they have made old, wakes a follower whose events nobody takes because the process that
 * recorded them has died, and tells the observers of commits. Of a bank that is not shared there is nothing to look at.
 */
final class OtherProcesses {

    private static final Logger LOG = LoggerFactory.getLogger(OtherProcesses.class);
    private static final int LOOKS_BETWEEN_CLEANING = 20;
    private static final long MOST_EVENTS = 10_000;

    private final EventStore store;
    private final CheckpointStore checkpoints;
    private final AggregateCache cache;
    private final List<FollowerWorker<?>> followers;
    private final boolean shared;
    private final int pauseMillis;
    private final Runnable changed;
    private final Thread thread;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();

    /** Where each log ended two looks ago: a state that was being read at the last look may have come too late for it. */
    private Map<String, Long> before = Map.of();
    private Map<String, Long> heads = Map.of();

    /** What the last look has seen. */
    private Map<String, Long> shown = Map.of();
    private Map<String, Long> reached = Map.of();
    private int looks;

    OtherProcesses(EventStore store, CheckpointStore checkpoints, AggregateCache cache,
            List<FollowerWorker<?>> followers, boolean shared, int pauseMillis, Runnable changed) {
        this.store = store;
        this.checkpoints = checkpoints;
        this.cache = cache;
        this.followers = followers;
        this.shared = shared;
        this.pauseMillis = pauseMillis;
        this.changed = changed;
        this.thread = Thread.ofPlatform().name("other-processes").unstarted(this::lookUntilClosed);
    }

    void start() {
        if (shared) {
            thread.start();
        }
    }

    void close() throws InterruptedException {
        closed.countDown();
        if (thread.isAlive()) {
            thread.join();
        }
    }

    private void lookUntilClosed() {
        while (pause()) {
            try {
                look();
            } catch (RuntimeException unreachable) { // the server will come back, or the user will see it elsewhere
                LOG.debug("What other processes do cannot be seen", unreachable);
            }
        }
    }

    private boolean pause() {
        try {
            return !closed.await(pauseMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException("Nobody interrupts this thread", unexpected);
        }
    }

    private void look() {
        var ended = forgetOldStates();
        var now = checkpoints.positions();
        var cleaning = ++looks % LOOKS_BETWEEN_CLEANING == 0;
        for (var follower : followers) {
            if (cleaning || standsStill(follower, ended, now)) {
                follower.takeOver();
            }
        }
        var isSame = ended.equals(shown) && now.equals(reached);
        shown = ended;
        reached = now;
        if (!isSame) {
            changed.run();
        }
    }

    /** Whether there are events for a follower, and nobody has moved its checkpoint since the last look. */
    private boolean standsStill(FollowerWorker<?> follower, Map<String, Long> ended, Map<String, Long> now) {
        var checkpoint = now.getOrDefault(follower.name(), 0L);
        return checkpoint < ended.getOrDefault(follower.log(), 0L)
                && checkpoint.equals(reached.getOrDefault(follower.name(), 0L));
    }

    /**
     * Forgets the states that are older than what is committed now. Called with a lock on what appends to a log, the
     * states of that log are then the last ones.
     *
     * @return where each log ends; nothing if nobody else can be there
     */
    Map<String, Long> forgetOldStates() {
        if (!shared) {
            return Map.of();
        }
        lock.lock();
        try {
            var now = store.positions();
            now.forEach((log, end) -> forgetOldStates(log, before.getOrDefault(log, 0L), end));
            before = heads;
            heads = now;
            return now;
        } finally {
            lock.unlock();
        }
    }

    private void forgetOldStates(String log, long after, long upTo) {
        if (upTo - after > MOST_EVENTS) {
            cache.forgetAll();
        } else if (upTo > after) {
            store.moved(log, after, upTo).forEach(cache::forgetBefore);
        }
    }
}
