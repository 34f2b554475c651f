package bank.eventsourced.benchmark;

import static bank.eventsourced.benchmark.Figure.Ratio.FIGURE_TO_YARDSTICK;
import static bank.eventsourced.benchmark.Figure.Ratio.YARDSTICK_TO_FIGURE;

/**
 * What is measured. A deposit is done when it is acknowledged, and in ledger and journal. Y1 is how many single rows a
 * second the database commits, Y2 how many rows a second in batches of 1,000.
 */
public enum Figure {

    DEPOSITS_1("deposits, 1 client, one at a time", "/s", "Y1", FIGURE_TO_YARDSTICK, "0.30 × Y1"),
    DEPOSITS_8("deposits, 8 clients on 10 accounts", "/s", "Y1", FIGURE_TO_YARDSTICK, "1.0 × Y1"),
    DEPOSITS_64("deposits, 64 clients on 1,000 accounts", "/s", "Y1", FIGURE_TO_YARDSTICK, "2.5 × Y1"),
    COMMITS_1("durable commits per deposit, 1 client", "", "a row a commit", FIGURE_TO_YARDSTICK, "at most 2.0"),
    COMMITS_64("durable commits per deposit, 64 clients", "", "a row a commit", FIGURE_TO_YARDSTICK, "at most 0.2"),
    LAG_P50("lag of ledger and journal under full load, p50", "ms", "a commit of Y1", FIGURE_TO_YARDSTICK, ""),
    LAG_P99("lag of ledger and journal under full load, p99", "ms", "a commit of Y1", FIGURE_TO_YARDSTICK,
            "at most 250 ms"),
    IMPORT("import over 4,500 accounts", "/s", "Y2", FIGURE_TO_YARDSTICK, "0.10 × Y2"),
    RECOMPUTATION("ledger recomputed from the log", "/s", "Y2", FIGURE_TO_YARDSTICK, "100,000 /s"),
    GROWTH("deposits, 64 clients, on the large bank", "/s", "on the small bank", FIGURE_TO_YARDSTICK, "0.8"),
    LOAD("load the long account, with snapshots", "ms", "without", YARDSTICK_TO_FIGURE, "50 × faster"),
    LOAD_AT("the same at any version", "ms", "without", YARDSTICK_TO_FIGURE, "50 × faster"),
    OPENING("open the large bank after a clean close", "s", "an empty bank", FIGURE_TO_YARDSTICK, "at most 2 s more"),
    START("console accounts, from process start", "s", "--version", FIGURE_TO_YARDSTICK, "at most 3 s");

    private final String what;
    private final String unit;
    private final String yardstick;
    private final Ratio ratio;
    private final String target;

    Figure(String what, String unit, String yardstick, Ratio ratio, String target) {
        this.what = what;
        this.unit = unit;
        this.yardstick = yardstick;
        this.ratio = ratio;
        this.target = target;
    }

    /** Which of the two is divided by the other. */
    enum Ratio {
        FIGURE_TO_YARDSTICK, YARDSTICK_TO_FIGURE
    }

    /** In words, for a table. */
    public String what() {
        return what;
    }

    /** Empty if it is a mere number. */
    public String unit() {
        return unit;
    }

    /** The name of what it is compared with, which has the same unit or makes sense beside it. */
    public String yardstick() {
        return yardstick;
    }

    double ratio(double figure, double measuredYardstick) {
        return switch (ratio) {
            case FIGURE_TO_YARDSTICK -> figure / measuredYardstick;
            case YARDSTICK_TO_FIGURE -> measuredYardstick / figure;
        };
    }

    /** What is asked of it at least; empty if nothing is. */
    public String target(boolean onServer) {
        return !onServer ? target : this == DEPOSITS_8 ? "0.5 × Y1" : "";
    }

    /** Whether it makes sense for a bank on a server, where there is one bank and no files of it. */
    public boolean isOnServersToo() {
        return this != GROWTH && this != OPENING && this != START;
    }
}
