package bank.eventsourced.eventstore.application;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.EventStoreInspection;

/**
 * Sees that the bank's files no longer hold what was forgotten: once the followers have come so far, or when the bank is
 * closed, or, if it has died in between, when it is opened again. Lives longer than the followers.
 */
@Component
final class Sweeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    private final PersonKeys keys;
    private final Storage storage;
    private final EventStoreInspection followers;
    private final TransactionOperations transaction;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile boolean running;

    Sweeper(KeyRing ring, PersonKeys keys, Storage storage, EventStoreInspection followers,
            TransactionOperations transaction) {
        this.keys = keys;
        this.storage = storage;
        this.followers = followers;
        this.transaction = transaction;
        this.thread = Thread.ofPlatform().name("sweeper").unstarted(this::sweepUntilStopped);
        ring.onForgotten(wanted::release);
    }

    @Override
    public void start() {
        running = true;
        wanted.release();
        thread.start();
    }

    private void sweepUntilStopped() {
        try {
            while (running) {
                wanted.acquire();
                wanted.drainPermits();
                while (running && keys.isSweepDue() && isBehind()) {
                    TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
                }
                if (running) {
                    sweep();
                }
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("What was forgotten may still be in the bank's files; it is tried again at the next start",
                    failed);
        }
    }

    private boolean isBehind() {
        return followers.followers().stream().anyMatch(it -> it.behind() > 0);
    }

    private synchronized void sweep() {
        if (keys.isSweepDue()) {
            storage.sweep();
            transaction.executeWithoutResult(_ -> keys.swept());
        }
    }

    @Override
    public void stop() {
        running = false;
        wanted.release();
        try {
            thread.join();
            sweep();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failed) {
            LOG.error("What was forgotten may still be in the bank's files; it is tried again at the next start",
                    failed);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the followers' end comes first. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 1;
    }
}
