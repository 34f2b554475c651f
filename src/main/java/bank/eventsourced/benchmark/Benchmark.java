package bank.eventsourced.benchmark;

import static bank.eventsourced.benchmark.Figure.COMMITS_1;
import static bank.eventsourced.benchmark.Figure.COMMITS_64;
import static bank.eventsourced.benchmark.Figure.DEPOSITS_1;
import static bank.eventsourced.benchmark.Figure.DEPOSITS_64;
import static bank.eventsourced.benchmark.Figure.DEPOSITS_8;
import static bank.eventsourced.benchmark.Figure.GROWTH;
import static bank.eventsourced.benchmark.Figure.IMPORT;
import static bank.eventsourced.benchmark.Figure.LAG_P50;
import static bank.eventsourced.benchmark.Figure.LAG_P99;
import static bank.eventsourced.benchmark.Figure.LOAD;
import static bank.eventsourced.benchmark.Figure.LOAD_AT;
import static bank.eventsourced.benchmark.Figure.OPENING;
import static bank.eventsourced.benchmark.Figure.RECOMPUTATION;
import static bank.eventsourced.benchmark.Figure.START;

import java.util.function.Consumer;

/**
 * Measures the bank, round by round: first the yardstick, then the bank, so that both see the same machine. On a small
 * bank, which has what the clients have deposited, and on a large one, which has the import, too. To be used once, by one
 * thread.
 */
public final class Benchmark {

    private static final String SMALL = "small";
    private static final String LARGE = "large";
    private static final String EMPTY = "empty";

    private final MeasuredBanks banks;
    private final Plan plan;
    private final Rounds rounds;
    private final Yards yards;

    /** @param progress is told what is done next */
    public Benchmark(MeasuredBanks banks, Plan plan, Consumer<String> progress) {
        this.banks = banks;
        this.plan = plan;
        this.rounds = new Rounds(plan, progress);
        this.yards = new Yards(rounds);
    }

    /** Does it. The banks stay as they are then. */
    public void run() {
        if (!plan.onServer()) {
            yards.fsync();
        }
        try (var small = banks.open(SMALL)) {
            var deposits = new Deposits(small, rounds, yards);
            if (plan.wants(DEPOSITS_1, COMMITS_1, DEPOSITS_8, DEPOSITS_64, COMMITS_64, LAG_P50, LAG_P99, GROWTH)) {
                deposits.warmUp();
                deposits.measure();
            }
            if (plan.wants(IMPORT, RECOMPUTATION, GROWTH, LOAD, LOAD_AT, OPENING, START)) {
                measureLarge(small, deposits);
            }
        }
        new Starts(banks, rounds).measure(LARGE, EMPTY);
    }

    /** What was measured until now. */
    public Report report() {
        return rounds.report();
    }

    /** A server has one bank, which is small first and then large. */
    private void measureLarge(MeasuredBank small, Deposits onSmall) {
        if (plan.onServer()) {
            measure(small, onSmall);
        } else {
            try (var large = banks.open(LARGE)) {
                measure(large, onSmall);
            }
        }
    }

    private void measure(MeasuredBank large, Deposits onSmall) {
        var measured = new LargeBank(large, rounds, yards);
        measured.fill();
        measured.measureRecomputation();
        measured.measureGrowth(onSmall);
        measured.measureLongAccount();
        rounds.largest(measured.events());
    }
}
