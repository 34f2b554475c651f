package bank.eventsourced.desktop.shell;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;

import bank.eventsourced.desktop.kit.FxGate;

/**
 * Knocks at the FX thread again and again, and notes how long it took at most until somebody answered; and how long the
 * thread has computed at most from one picture to the next, which other programs on the same machine make no longer. That
 * is all that it does between two pictures, more than a pulse, save what it does for those who watch.
 */
final class FxWatch implements AutoCloseable {

    private static final long BETWEEN_KNOCKS_MILLIS = 2;

    private final FxGate gate = FxGate.ofToolkit();
    private final ScheduledExecutorService knocking = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicLong longestComputingNanos = new AtomicLong();
    private final AtomicBoolean answered = new AtomicBoolean(true);
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final AnimationTimer pictures = new AnimationTimer() {
        @Override
        public void handle(long now) {
            noteComputing();
        }
    };
    private long computed;
    private long watched;

    FxWatch() {
        gate.enter(pictures::start);
        var _ = knocking.scheduleAtFixedRate(this::knock, 0, BETWEEN_KNOCKS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void knock() {
        if (answered.compareAndSet(true, false)) {
            var at = System.nanoTime();
            gate.enter(() -> {
                longestNanos.accumulateAndGet(System.nanoTime() - at, Math::max);
                answered.set(true);
            });
        }
    }

    /** Something to look up on the FX thread that does not count. */
    <T> Callable<T> uncounted(Callable<T> look) {
        return () -> {
            var begin = threads.getCurrentThreadCpuTime();
            try {
                return look.call();
            } finally {
                watched += threads.getCurrentThreadCpuTime() - begin;
            }
        };
    }

    /** On the FX thread. */
    private void noteComputing() {
        var now = threads.getCurrentThreadCpuTime() - watched;
        if (computed > 0) {
            longestComputingNanos.accumulateAndGet(now - computed, Math::max);
        }
        computed = now;
    }

    /** The longest wait since this was last asked, in milliseconds. */
    double longestMillis() {
        return longestNanos.getAndSet(0) / 1e6;
    }

    /** The longest computing since this was last asked, in milliseconds. */
    double longestComputingMillis() {
        return longestComputingNanos.getAndSet(0) / 1e6;
    }

    @Override
    public void close() {
        knocking.shutdown();
        gate.enter(pictures::stop);
    }
}
