package bank.eventsourced.console;

import java.util.function.IntConsumer;

/** One line on a terminal that says which round it is; nothing where nobody watches. */
final class TortureProgress implements IntConsumer {

    private static final String CLEAR_LINE = "\r" + " ".repeat(60) + "\r";

    private final Terminal terminal;
    private final int rounds;

    TortureProgress(Terminal terminal, int rounds) {
        this.terminal = terminal;
        this.rounds = rounds;
    }

    @Override
    public void accept(int round) {
        if (terminal.interactive()) {
            terminal.err().print("\rRound %d of %d".formatted(round, rounds));
            terminal.err().flush();
        }
    }

    /** Leaves an empty line. */
    void end() {
        if (terminal.interactive()) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }
}
