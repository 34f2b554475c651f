package bank.eventsourced.benchmark;

import static bank.eventsourced.benchmark.Figure.GROWTH;
import static bank.eventsourced.benchmark.Figure.IMPORT;
import static bank.eventsourced.benchmark.Figure.LOAD;
import static bank.eventsourced.benchmark.Figure.LOAD_AT;
import static bank.eventsourced.benchmark.Figure.OPENING;
import static bank.eventsourced.benchmark.Figure.RECOMPUTATION;
import static bank.eventsourced.benchmark.Figure.START;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.account.TransactionImport.Result.Imported;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.LedgerRecomputation.ListedAccount;

/** What a bank with much in it can do. */
final class LargeBank {

    private static final long SEED = 4711;
    private static final double MILLIS_OF_A_SECOND = 1e3;

    private final MeasuredBank bank;
    private final Rounds rounds;
    private final Yards yards;

    LargeBank(MeasuredBank bank, Rounds rounds, Yards yards) {
        this.bank = bank;
        this.rounds = rounds;
        this.yards = yards;
    }

    /** Makes it large. */
    void fill() {
        var plan = rounds.plan();
        if (!plan.wants(IMPORT, RECOMPUTATION, GROWTH, OPENING, START)) {
            return;
        }
        for (int round = 0; round < plan.rounds(); round++) {
            rounds.say("%s: part %d of %d".formatted(IMPORT.what(), round + 1, plan.rounds()));
            var first = (int) ((long) plan.transactions() * round / plan.rounds());
            var end = (int) ((long) plan.transactions() * (round + 1) / plan.rounds());
            var file = ImportFile.write(plan.scratch(), first, end - first);
            var y2 = yards.batches(bank);
            rounds.add(IMPORT, (end - first) / Stopwatch.seconds(() -> read(file, end - first)), y2);
        }
    }

    private void read(Path file, int rows) {
        var result = bank.imports().run(file, Options.strict("benchmark"), Monitor.NONE);
        if (!(result instanceof Imported imported) || imported.rows() != rows) {
            throw new IllegalStateException("The import did not take all rows: %s".formatted(result));
        }
        Followers.awaitEnd(bank.operations());
    }

    void measureRecomputation() {
        rounds.each(_ -> {
            var y2 = yards.batches(bank);
            var begin = System.nanoTime();
            try (var listed = bank.accounts().all()) {
                var result = bank.recomputation()
                        .recompute(listed.map(it -> new ListedAccount(it.number(), it.version(), it.balance())),
                                LedgerRecomputation.Monitor.NONE);
                if (!result.proven()) {
                    throw new IllegalStateException("The ledger is not as it was recomputed: %s".formatted(result));
                }
                rounds.add(RECOMPUTATION, result.position() / Stopwatch.secondsSince(begin), y2);
            }
        }, RECOMPUTATION);
    }

    /** The same clients in turn on both banks. */
    void measureGrowth(Deposits onSmall) {
        if (rounds.plan().wants(GROWTH)) {
            var onLarge = new Deposits(bank, rounds, yards);
            onLarge.warmUp();
            rounds.each(_ -> {
                var yardstick = onSmall.byMany().perSecond();
                rounds.add(GROWTH, onLarge.byMany().perSecond(), yardstick);
            }, GROWTH);
        }
    }

    /** Last: it deletes all snapshots. */
    void measureLongAccount() {
        if (rounds.plan().wants(LOAD, LOAD_AT)) {
            rounds.say("Filling the long account");
            var length = rounds.plan().longAccount();
            var account = new Clients(bank).fill("LONG", length);
            var versions = new SplittableRandom(SEED).longs(rounds.plan().rounds(), 1, length).boxed().toList();
            var with = looks(account, length, versions);
            bank.operations().deleteSnapshots();
            var without = looks(account, length, versions);
            for (int round = 0; round < versions.size(); round++) {
                rounds.add(LOAD, with.get(round).last, without.get(round).last);
                rounds.add(LOAD_AT, with.get(round).earlier, without.get(round).earlier);
            }
        }
    }

    /** How many events of accounts it has. */
    long events() {
        return bank.operations().status().followers().stream().mapToLong(it -> it.checkpoint()).max().orElse(0);
    }

    private record Look(double last, double earlier) {}

    private List<Look> looks(AccountNumber account, long length, List<Long> versions) {
        millis(account, length);
        var looks = new ArrayList<Look>();
        for (var version : versions) {
            rounds.say("Loading the long account: round %d of %d".formatted(looks.size() + 1, versions.size()));
            looks.add(new Look(millis(account, length), millis(account, version)));
        }
        return looks;
    }

    /** A state at a version is never taken from the cache. */
    private double millis(AccountNumber account, long version) {
        var begin = System.nanoTime();
        if (bank.accounts().find(account, version).isEmpty()) {
            throw new IllegalStateException("Account %s has not come to version %d".formatted(account, version));
        }
        return Stopwatch.secondsSince(begin) * MILLIS_OF_A_SECOND;
    }
}
