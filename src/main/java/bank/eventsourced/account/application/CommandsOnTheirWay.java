package bank.eventsourced.account.application;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;

import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;

/**
 * Gives many commands without waiting for each, so that they share commits; how many are on their way at the same time is
 * bounded. What becomes of them is told in their order, on the caller's thread.
 *
 * @param <T> what the caller wants to know with an outcome
 */
final class CommandsOnTheirWay<T> {

    private static final int LIMIT = 4_000;

    private final AccountService accounts;
    private final BiConsumer<T, Outcome> answered;
    private final BiConsumer<T, Throwable> failed;
    private final Deque<OnItsWay<T>> onTheirWay = new ArrayDeque<>();

    /** @param failed takes why a command could not be carried out for a reason outside the rules */
    CommandsOnTheirWay(AccountService accounts, BiConsumer<T, Outcome> answered, BiConsumer<T, Throwable> failed) {
        this.accounts = accounts;
        this.answered = answered;
        this.failed = failed;
    }

    private record OnItsWay<T>(T what, CompletableFuture<Outcome> outcome) {}

    void submit(T what, Instruction instruction) {
        while (onTheirWay.size() >= LIMIT) {
            awaitFirst();
        }
        onTheirWay.addLast(new OnItsWay<>(what, accounts.submit(instruction)));
    }

    void awaitAll() {
        while (!onTheirWay.isEmpty()) {
            awaitFirst();
        }
    }

    private void awaitFirst() {
        var first = onTheirWay.removeFirst();
        try {
            answered.accept(first.what(), first.outcome().join());
        } catch (CompletionException reason) {
            failed.accept(first.what(), reason.getCause() == null ? reason : reason.getCause());
        }
    }
}
