package bank.eventsourced.console;

import bank.eventsourced.account.DemoBank.Monitor;

/** One line on a terminal that says how far the demo is; nothing where nobody watches. */
final class DemoProgress implements Monitor {

    private static final String CLEAR_LINE = "\r" + " ".repeat(60) + "\r";

    private static final int COMMANDS_PER_LINE = 50;

    private final Terminal terminal;
    private boolean shown;

    DemoProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void progressed(int done, int of) {
        if (terminal.interactive() && (done % COMMANDS_PER_LINE == 0 || done == of)) {
            terminal.err().print("\rCommand %d of %d".formatted(done, of));
            terminal.err().flush();
            shown = true;
        }
    }

    /** Leaves an empty line. */
    void end() {
        if (shown) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }
}
