package bank.eventsourced.desktop.kit;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Work that takes long: it runs off the FX thread, shows its progress in the status bar, and can be cancelled there. On
 * the FX thread, but for the work itself.
 */
public final class Tasks {

    private final BankWork work;
    private final FxGate gate;
    private final ObservableList<LongTask> running = FXCollections.observableArrayList();

    /** Always the same one: a view that nobody holds is forgotten together with those who listen to it. */
    private final ObservableList<LongTask> seen = FXCollections.unmodifiableObservableList(running);

    public Tasks(BankWork work, FxGate gate) {
        this.work = work;
        this.gate = gate;
    }

    /** Those that are under way, oldest first. */
    public ObservableList<LongTask> running() {
        return seen;
    }

    /**
     * Starts long work.
     *
     * @param title  what it does, in a few words, such as {@code Import of july.csv}
     * @param done   gets the result; also of work that was cancelled and returned what it had
     * @param failed gets what it threw; {@link CancellationException} if it was cancelled and gave up
     * @return to watch or to cancel it
     */
    public <T> LongTask start(String title, Work<T> what, Consumer<T> done, Consumer<Exception> failed) {
        var task = new LongTask(title, gate);
        running.add(task);
        work.task(() -> {
            try {
                var result = what.run(task);
                gate.enter(() -> end(task, () -> done.accept(result)));
            } catch (Exception failure) {
                gate.enter(() -> end(task, () -> failed.accept(failure)));
            }
        });
        return task;
    }

    /** Asks all of them to stop; the window is about to close. */
    public void cancelAll() {
        List.copyOf(running).forEach(LongTask::cancel);
    }

    private void end(LongTask task, Runnable last) {
        task.ended();
        running.remove(task);
        last.run();
    }

    /** The long work. */
    @FunctionalInterface
    public interface Work<T> {

        /**
         * Runs off the FX thread.
         *
         * @param progress tell it how far the work is, and ask it now and then whether to stop
         */
        T run(Progress progress) throws Exception;
    }

    /** How far some work is. Cheap to call often, from the working thread. */
    public interface Progress {

        /** @param of how much there is to do; zero or less if that is not known */
        void reached(long done, long of);

        boolean cancelled();
    }
}
