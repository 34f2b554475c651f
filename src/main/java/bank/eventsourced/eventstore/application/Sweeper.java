package bank.eventsourced.eventstore.application;

import java.util.concurrent.Semaphore;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.CommitSignal;
import bank.eventsourced.eventstore.EventStoreInspection;

/**
 * Sees that the bank's files no longer hold what was forgotten, once every follower has come so far: after the commit with
 * which the last one does, or, if the bank is closed or dies before, at a later start. Lives longer than the followers.
 */
@Component
final class Sweeper implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);

    private final PersonKeys keys;
    private final Storage storage;
    private final EventStoreInspection followers;
    private final CommitSignal commits;
    private final TransactionOperations transaction;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private CommitSignal.Subscription subscription = () -> {};
    private volatile boolean running;
    private volatile boolean due = true;

    Sweeper(KeyRing ring, PersonKeys keys, Storage storage, EventStoreInspection followers, CommitSignal commits,
            TransactionOperations transaction) {
        this.keys = keys;
        this.storage = storage;
        this.followers = followers;
        this.commits = commits;
        this.transaction = transaction;
        this.thread = Thread.ofPlatform().name("sweeper").unstarted(this::sweepUntilStopped);
        ring.onForgotten(this::becomeDue);
    }

    private void becomeDue() {
        due = true;
        wanted.release();
    }

    @Override
    public void start() {
        running = true;
        subscription = commits.onCommit(this::lookIfDue);
        wanted.release();
        thread.start();
    }

    private void lookIfDue() {
        if (due) {
            wanted.release();
        }
    }

    private void sweepUntilStopped() {
        try {
            while (running) {
                wanted.acquire();
                wanted.drainPermits();
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

    /** What a follower has not come to yet, because it is paused for instance, is still in its tables. */
    private synchronized void sweep() {
        due = false;
        if (!keys.isSweepDue()) {
            return;
        }
        if (isBehind()) {
            due = true;
            return;
        }
        storage.sweep();
        transaction.executeWithoutResult(_ -> keys.swept());
    }

    private boolean isBehind() {
        return followers.followers().stream().anyMatch(it -> it.behind() > 0);
    }

    @Override
    public void stop() {
        running = false;
        subscription.close();
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
