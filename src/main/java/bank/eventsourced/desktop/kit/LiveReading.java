package bank.eventsourced.desktop.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps something on a screen up to date: looks at the bank after commits, whoever made them, and brings what it found to
 * the FX thread. Many commits share one look: at most ten a second, and never more than a fifth of the time, however
 * large the bank; if the window is slow, it gets the latest look only. Nothing arrives after the subscription has ended.
 */
public final class LiveReading<T> {

    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int PAUSE_PER_LOOK = 4;
    private static final Logger LOG = LoggerFactory.getLogger(LiveReading.class);

    private final Function<Runnable, AutoCloseable> commits;
    private final BankWork work;
    private final FxGate gate;
    private final Callable<T> look;
    private final Consumer<T> arrived;
    private final Consumer<Exception> failed;
    private final AtomicReference<@Nullable Found<T>> latest = new AtomicReference<>();
    private final Object turn = new Object();
    private boolean wanted;
    private boolean looking;
    private long restedAt = System.nanoTime();
    private volatile boolean started;

    public LiveReading(Function<Runnable, AutoCloseable> commits, BankWork work, FxGate gate, Callable<T> look,
            Consumer<T> arrived, Consumer<Exception> failed) {
        this.commits = commits;
        this.work = work;
        this.gate = gate;
        this.look = look;
        this.arrived = arrived;
        this.failed = failed;
    }

    /** Looks now, and after each commit until the subscription is ended. On the FX thread. */
    public Subscription start() {
        var subscription = commits.apply(this::request);
        started = true;
        request();
        return () -> {
            started = false;
            close(subscription);
        };
    }

    /** Looks soon. Returns at once, on any thread. */
    public void request() {
        synchronized (turn) {
            wanted = true;
            if (looking || !started) {
                return;
            }
            looking = true;
        }
        work.reading(this::lookWhenRested, 0);
    }

    private void lookWhenRested() {
        var pause = restedAt - System.nanoTime();
        if (pause > 0) {
            work.reading(this::lookWhenRested, TimeUnit.NANOSECONDS.toMillis(pause) + 1);
            return;
        }
        synchronized (turn) {
            wanted = false;
        }
        var begin = System.nanoTime();
        look();
        var end = System.nanoTime();
        restedAt = end + Math.max(SHORTEST_PAUSE_NANOS, PAUSE_PER_LOOK * (end - begin));
        synchronized (turn) {
            looking = wanted && started;
            if (!looking) {
                return;
            }
        }
        lookWhenRested();
    }

    private void look() {
        if (!started) {
            return;
        }
        try {
            deliverSoon(new Found<>(look.call(), null));
        } catch (Exception failure) {
            deliverSoon(new Found<>(null, failure));
        }
    }

    private void deliverSoon(Found<T> found) {
        if (latest.getAndSet(found) == null) {
            gate.enter(this::deliver);
        }
    }

    private void deliver() {
        var found = latest.getAndSet(null);
        if (found == null || !started) {
            return;
        }
        if (found.failure() != null) {
            failed.accept(found.failure());
        } else if (found.value() != null) {
            arrived.accept(found.value());
        }
    }

    private static void close(AutoCloseable subscription) {
        try {
            subscription.close();
        } catch (Exception failure) {
            LOG.debug("A subscription did not end", failure);
        }
    }

    private record Found<T>(@Nullable T value, @Nullable Exception failure) {}
}
