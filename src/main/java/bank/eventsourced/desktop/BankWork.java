package bank.eventsourced.desktop;

import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The two background threads of a window: one for what people ask the bank to do, one for reading what is shown. So
 * reading never makes a command wait. After closing, what is handed in is dropped without a word.
 */
final class BankWork implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;

    private final FxGate gate;
    private final ScheduledThreadPoolExecutor commands = thread("desktop-commands");
    private final ScheduledThreadPoolExecutor readings = thread("desktop-readings");

    BankWork(FxGate gate) {
        this.gate = gate;
    }

    /** Does the work on the thread for commands; its result or its failure arrives on the FX thread. */
    <T> void command(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        commands.execute(() -> {
            try {
                var result = work.call();
                gate.enter(() -> done.accept(result));
            } catch (Exception failure) {
                gate.enter(() -> failed.accept(failure));
            }
        });
    }

    /** Does the work on the thread for reading, after a pause. */
    void reading(Runnable work, long pauseMillis) {
        var _ = readings.schedule(work, pauseMillis, TimeUnit.MILLISECONDS);
    }

    /** Finishes what has begun; waits for it, so never on the FX thread. */
    @Override
    public void close() {
        commands.shutdown();
        readings.shutdown();
        try {
            var _ = commands.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
            var _ = readings.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static ScheduledThreadPoolExecutor thread(String name) {
        var executor =
                new ScheduledThreadPoolExecutor(1, work -> Thread.ofPlatform().name(name).daemon().unstarted(work),
                        new DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
