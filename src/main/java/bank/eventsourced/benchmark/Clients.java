package bank.eventsourced.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.money.Money;

/** Those who give commands to a bank. */
final class Clients {

    private static final Money AMOUNT = Money.parse("12.34 EUR");
    private static final int IN_FLIGHT = 1_000;

    private final MeasuredBank bank;

    Clients(MeasuredBank bank) {
        this.bank = bank;
    }

    /**
     * What was done.
     *
     * @param seconds from the first command until ledger and journal have followed the last one
     * @param commits of the writer and of ledger and journal
     */
    record Work(long deposits, double seconds, long commits) {

        double perSecond() {
            return deposits / seconds;
        }

        double commitsPerDeposit() {
            return (double) commits / deposits;
        }
    }

    /** Opens accounts, all at once. */
    List<AccountNumber> open(int accounts) {
        var numbers = IntStream.range(0, accounts).mapToObj(i -> new AccountNumber("C" + i)).toList();
        numbers.stream().map(number -> submit(opening(number))).toList().forEach(CompletableFuture::join);
        return numbers;
    }

    /** Opens an account and deposits until it has come to a version. */
    AccountNumber fill(String name, int version) {
        var number = new AccountNumber(name);
        submit(opening(number)).join();
        for (int done = 1; done < version; done += IN_FLIGHT) {
            IntStream.range(0, Math.min(IN_FLIGHT, version - done))
                    .mapToObj(_ -> submit(new Deposit(number, AMOUNT, "")))
                    .toList()
                    .forEach(CompletableFuture::join);
        }
        Followers.awaitEnd(bank.operations());
        return number;
    }

    private static Open opening(AccountNumber number) {
        return new Open(number, "Ada Lovelace", Money.parse("0 EUR"));
    }

    /** Each client deposits on one account after the other, and waits for its answer before it gives the next command. */
    Work deposit(int clients, List<AccountNumber> accounts, Duration howLong, LongConsumer acknowledged) {
        var commits = new LongAdder();
        var deposits = new LongAdder();
        var begin = System.nanoTime();
        try (var _ = bank.operations().onCommit(commits::increment);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, clients).mapToObj(client -> CompletableFuture.runAsync(() -> {
                for (int i = client; i == client || System.nanoTime() - begin < howLong.toNanos(); i += clients) {
                    acknowledged.accept(submit(new Deposit(accounts.get(i % accounts.size()), AMOUNT, "")).join());
                    deposits.increment();
                }
            }, threads)).toList().forEach(CompletableFuture::join);
            Followers.awaitEnd(bank.operations());
            return new Work(deposits.sum(), Stopwatch.secondsSince(begin), commits.sum());
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    /** @return the position of the last event that it led to */
    private CompletableFuture<Long> submit(AccountCommand command) {
        return bank.accounts()
                .submit(Instruction.of(CommandId.fresh(), command, "benchmark"))
                .thenApply(outcome -> switch (outcome) {
                    case Outcome.Done done -> done.changes().getLast().position();
                    case Outcome.Refused refused -> throw new IllegalStateException(refused.toString());
                });
    }
}
