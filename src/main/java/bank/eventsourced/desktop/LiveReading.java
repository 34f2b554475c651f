package bank.eventsourced.desktop;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a window up to date: looks at the bank after commits, whoever made them, and brings what it found to the FX
 * thread. Many commits share one look: at most ten a second, and never more than a fifth of the time, however large the
 * bank; if the window is slow, it gets the latest look only.
 */
final class LiveReading {

    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PAUSE_PER_LOOK = 4;

    private final BankPorts bank;
    private final BankWork work;
    private final FxGate gate;
    private final Consumer<BankReading> arrived;
    private final Consumer<Exception> failed;
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final AtomicReference<@Nullable BankReading> latest = new AtomicReference<>();
    private long restedAt = System.nanoTime();

    /** Both consumers are called on the FX thread. */
    LiveReading(BankPorts bank, BankWork work, FxGate gate, Consumer<BankReading> arrived, Consumer<Exception> failed) {
        this.bank = bank;
        this.work = work;
        this.gate = gate;
        this.arrived = arrived;
        this.failed = failed;
    }

    /** Looks now, and after each commit from now on. */
    AutoCloseable start() {
        var subscription = bank.operations().onCommit(this::request);
        request();
        return subscription;
    }

    /** Looks soon. Returns at once, on any thread. */
    void request() {
        if (wanted.compareAndSet(false, true)) {
            work.reading(this::lookWhenRested, 0);
        }
    }

    private void lookWhenRested() {
        var pause = restedAt - System.nanoTime();
        if (pause > 0) {
            work.reading(this::lookWhenRested, TimeUnit.NANOSECONDS.toMillis(pause) + 1);
            return;
        }
        wanted.set(false);
        var begin = System.nanoTime();
        look();
        var end = System.nanoTime();
        restedAt = end + Math.max(SHORTEST_PAUSE_NANOS, PAUSE_PER_LOOK * (end - begin));
    }

    private void look() {
        try {
            if (latest.getAndSet(BankReading.of(bank)) == null) {
                gate.enter(this::deliver);
            }
        } catch (RuntimeException failure) {
            gate.enter(() -> failed.accept(failure));
        }
    }

    private void deliver() {
        var reading = latest.getAndSet(null);
        if (reading != null) {
            arrived.accept(reading);
        }
    }
}
