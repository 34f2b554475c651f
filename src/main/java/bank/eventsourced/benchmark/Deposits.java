package bank.eventsourced.benchmark;

import static bank.eventsourced.benchmark.Figure.COMMITS_1;
import static bank.eventsourced.benchmark.Figure.COMMITS_64;
import static bank.eventsourced.benchmark.Figure.DEPOSITS_1;
import static bank.eventsourced.benchmark.Figure.DEPOSITS_64;
import static bank.eventsourced.benchmark.Figure.DEPOSITS_8;
import static bank.eventsourced.benchmark.Figure.LAG_P50;
import static bank.eventsourced.benchmark.Figure.LAG_P99;

import java.util.List;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.benchmark.Clients.Work;

/** How fast clients can deposit, and how soon ledger and journal know. */
final class Deposits {

    private static final int SOME = 8;
    private static final int MANY = 64;
    private static final int FEW_ACCOUNTS = 10;
    private static final int MANY_ACCOUNTS = 1_000;
    private static final int LONGEST_WARM_UP = 20;
    private static final double NOTICEABLY = 1.05;
    private static final double MILLIS_OF_A_SECOND = 1e3;

    private final MeasuredBank bank;
    private final Rounds rounds;
    private final Yards yards;
    private final Clients clients;
    private final List<AccountNumber> accounts;

    Deposits(MeasuredBank bank, Rounds rounds, Yards yards) {
        this.bank = bank;
        this.rounds = rounds;
        this.yards = yards;
        this.clients = new Clients(bank);
        this.accounts = clients.open(MANY_ACCOUNTS);
    }

    /**
     * Cold code is several times slower, in the bank and in the database, and how long Java takes to compile it depends on
     * the machine: works until it has become no faster twice.
     */
    void warmUp() {
        var best = 0.0;
        for (int slice = 1, slower = 0; slice <= LONGEST_WARM_UP && slower < 2; slice++) {
            rounds.say("Warming up: %d".formatted(slice));
            var rate = clients.deposit(1, accounts, rounds.plan().measure().dividedBy(2), _ -> {}).perSecond()
                    + byMany().perSecond();
            slower = rate > best * NOTICEABLY ? 0 : slower + 1;
            best = Math.max(best, rate);
        }
    }

    void measure() {
        rounds.each(_ -> {
            var y1 = yards.singleRows(bank, 1);
            var work = deposit(1, accounts);
            rounds.add(DEPOSITS_1, work.perSecond(), y1);
            rounds.add(COMMITS_1, work.commitsPerDeposit(), 1);
        }, DEPOSITS_1, COMMITS_1);
        rounds.each(_ -> {
            var y1 = yards.singleRows(bank, SOME);
            rounds.add(DEPOSITS_8, deposit(SOME, accounts.subList(0, FEW_ACCOUNTS)).perSecond(), y1);
        }, DEPOSITS_8);
        rounds.each(_ -> {
            var y1 = yards.singleRows(bank, MANY);
            var work = byMany();
            rounds.add(DEPOSITS_64, work.perSecond(), y1);
            rounds.add(COMMITS_64, work.commitsPerDeposit(), 1);
        }, DEPOSITS_64, COMMITS_64);
        rounds.each(_ -> measureLag(), LAG_P99, LAG_P50);
    }

    /** Full load. */
    Work byMany() {
        return deposit(MANY, accounts);
    }

    private Work deposit(int number, List<AccountNumber> on) {
        return clients.deposit(number, on, rounds.plan().measure(), _ -> {});
    }

    private void measureLag() {
        var commit = MILLIS_OF_A_SECOND / yards.singleRows(bank, 1);
        try (var lag = new Lag(bank.operations())) {
            clients.deposit(MANY, accounts, rounds.plan().measure(), lag::acknowledged);
            var millis = lag.end();
            rounds.add(LAG_P50, Spread.percentile(millis, 50), commit);
            rounds.add(LAG_P99, Spread.percentile(millis, 99), commit);
        }
    }
}
