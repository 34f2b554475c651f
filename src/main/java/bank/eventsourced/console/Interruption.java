package bank.eventsourced.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a command end properly when the program is told to end, as by Ctrl+C: it is asked, and then waited for a while. */
final class Interruption implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 5;
    private static final long BETWEEN_LOOKS_MILLIS = 500;

    private final Semaphore news = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread guard = new Thread(this::ask, "interruption");
    private volatile boolean asked;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(guard);
    }

    private void ask() {
        asked = true;
        wake();
        try {
            var _ = ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isAsked() {
        return asked;
    }

    /** Ends a waiting. */
    void wake() {
        news.release();
    }

    /** Waits until it is asked or woken, or for a moment. */
    void await() {
        try {
            if (news.tryAcquire(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException _) {
            asked = true;
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(guard);
        } catch (IllegalStateException programEnds) {
            // Then it is at work.
        }
    }
}
