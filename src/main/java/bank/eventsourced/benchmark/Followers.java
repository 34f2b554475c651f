package bank.eventsourced.benchmark;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import bank.eventsourced.operations.BankStatus;
import bank.eventsourced.operations.Operations;

/** Waits for ledger and journal. */
final class Followers implements AutoCloseable {

    private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(30);
    private static final long BETWEEN_LOOKS_MILLIS = 20;

    private final Operations operations;
    private final Semaphore committed = new Semaphore(0);
    private final AutoCloseable subscription;

    Followers(Operations operations) {
        this.operations = operations;
        this.subscription = operations.onCommit(committed::release);
    }

    static void awaitEnd(Operations operations) {
        try (var followers = new Followers(operations)) {
            followers.await(Long.MAX_VALUE);
        }
    }

    /** Returns when all have come to a position of the log of accounts, or to its end. */
    void await(long position) {
        var begin = System.nanoTime();
        for (var status = operations.status(); !hasReached(status, position); status = operations.status()) {
            if (System.nanoTime() - begin > LONGEST_WAIT_NANOS || status.failedDeliveries() > 0) {
                throw new IllegalStateException("Ledger and journal do not get further: %s".formatted(status));
            }
            awaitCommit();
        }
    }

    void awaitCommit() {
        try {
            if (committed.tryAcquire(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                committed.drainPermits();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while ledger and journal were at work", interrupted);
        }
    }

    private static boolean hasReached(BankStatus status, long position) {
        return status.followers().stream().allMatch(it -> it.behind() == 0 || it.checkpoint() >= position);
    }

    @Override
    public void close() {
        try {
            subscription.close();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
