package bank.eventsourced.desktop;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.desktop.kit.BankPlace;

/**
 * A bank that begins to open before there is a window to ask for it, because the two can load side by side. The first
 * who asks gets that one, or why it could not be opened; who asks again, after a failure or at another place, opens
 * anew. Thread-safe.
 */
final class EarlyBank implements Function<Optional<BankPlace>, ConfigurableApplicationContext>, AutoCloseable {

    private final Function<Optional<BankPlace>, ConfigurableApplicationContext> bank;
    private final AtomicReference<@Nullable CompletableFuture<ConfigurableApplicationContext>> early;

    private EarlyBank(Function<Optional<BankPlace>, ConfigurableApplicationContext> bank,
            CompletableFuture<ConfigurableApplicationContext> early) {
        this.bank = bank;
        this.early = new AtomicReference<>(early);
    }

    /** Begins on a thread of its own. The first who asks must want this one. */
    static EarlyBank begin(Optional<BankPlace> place,
            Function<Optional<BankPlace>, ConfigurableApplicationContext> bank) {
        return new EarlyBank(bank, CompletableFuture.supplyAsync(() -> bank.apply(place),
                opening -> Thread.ofPlatform().name("bank-opening").daemon().start(opening)));
    }

    /** Waits until it is open; throws what opening it threw. */
    @Override
    public ConfigurableApplicationContext apply(Optional<BankPlace> place) {
        var begun = early.getAndSet(null);
        if (begun == null) {
            return bank.apply(place);
        }
        try {
            return begun.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    /** Closes a bank that nobody has asked for. */
    @Override
    public void close() {
        var unasked = early.getAndSet(null);
        if (unasked != null) {
            unasked.thenAccept(ConfigurableApplicationContext::close).exceptionally(_ -> null).join();
        }
    }
}
