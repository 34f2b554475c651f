package bank.eventsourced.desktop.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Questions to the bank of which only the latest one counts: an answer that has been overtaken is dropped. Questions are
 * asked on the FX thread, answered off it, and arrive on it.
 */
public final class LatestReading<T> {

    private final BankWork work;
    private final FxGate gate;
    private final Consumer<T> arrived;
    private final Consumer<Exception> failed;
    private final AtomicLong latest = new AtomicLong();

    LatestReading(BankWork work, FxGate gate, Consumer<T> arrived, Consumer<Exception> failed) {
        this.work = work;
        this.gate = gate;
        this.arrived = arrived;
        this.failed = failed;
    }

    public void ask(Callable<T> question) {
        askWhileWanted(_ -> question);
    }

    /** @param question gets something that says whether its answer has been overtaken, so that it can give up */
    public void askWhileWanted(Function<BooleanSupplier, Callable<T>> question) {
        var number = latest.incrementAndGet();
        BooleanSupplier overtaken = () -> latest.get() != number;
        work.reading(() -> {
            if (!overtaken.getAsBoolean()) {
                answer(question.apply(overtaken), overtaken);
            }
        }, 0);
    }

    /** Drops whatever is still under way. */
    public void forget() {
        latest.incrementAndGet();
    }

    private void answer(Callable<T> question, BooleanSupplier overtaken) {
        try {
            var answer = question.call();
            enterUnless(overtaken, () -> arrived.accept(answer));
        } catch (Exception failure) {
            enterUnless(overtaken, () -> failed.accept(failure));
        }
    }

    private void enterUnless(BooleanSupplier overtaken, Runnable change) {
        gate.enter(() -> {
            if (!overtaken.getAsBoolean()) {
                change.run();
            }
        });
    }
}
