package bank.eventsourced.desktop.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The background threads of a window: one for what people ask the bank to do, a few for reading what is shown, and a few
 * for long tasks. So neither reading nor a long task makes a command wait. After closing, what is handed in is dropped
 * without a word. Thread-safe.
 */
public final class BankWork implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final int READERS = 3;
    private static final int LONG_TASKS = 3;

    private final FxGate gate;
    private final ScheduledThreadPoolExecutor commands = threads("desktop-commands", 1);
    private final ScheduledThreadPoolExecutor readings = threads("desktop-readings", READERS);
    private final ScheduledThreadPoolExecutor tasks = threads("desktop-tasks", LONG_TASKS);

    public BankWork(FxGate gate) {
        this.gate = gate;
    }

    /** Does the work on the thread for commands; its result or its failure arrives on the FX thread. */
    public <T> void command(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        commands.execute(() -> {
            try {
                var result = work.call();
                gate.enter(() -> done.accept(result));
            } catch (Exception failure) {
                gate.enter(() -> failed.accept(failure));
            }
        });
    }

    /** Does the work on a thread for reading, after a pause. */
    public void reading(Runnable work, long pauseMillis) {
        var _ = readings.schedule(work, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Reads once; what was read, or why it could not be read, arrives on the FX thread. */
    public <T> void read(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        readings.execute(() -> {
            try {
                var result = work.call();
                gate.enter(() -> done.accept(result));
            } catch (Exception failure) {
                gate.enter(() -> failed.accept(failure));
            }
        });
    }

    /** Does the work on a thread for long tasks; see {@link Tasks}. */
    void task(Runnable work) {
        tasks.execute(work);
    }

    /** Finishes what has begun; waits for it, so never on the FX thread. */
    @Override
    public void close() {
        commands.shutdown();
        readings.shutdown();
        tasks.shutdown();
        try {
            var _ = commands.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var _ = readings.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var _ = tasks.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledThreadPoolExecutor threads(String name, int number) {
        var executor =
                new ScheduledThreadPoolExecutor(number, work -> Thread.ofPlatform().name(name).daemon().unstarted(work),
                        new DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
