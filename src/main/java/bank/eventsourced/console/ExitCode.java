package bank.eventsourced.console;

/** What a command tells the shell. */
final class ExitCode {

    /** Done, now or by an earlier submission of the same command id. */
    static final int DONE = 0;

    /** The rules of the bank forbid it. */
    static final int REFUSED = 1;

    /** What was written makes no sense: wrong usage, or no valid amount, currency, date, file or command. */
    static final int WRONG_INPUT = 2;

    /** Something broke, or the bank is not whole. */
    static final int BROKEN = 3;

    private ExitCode() {}
}
