package bank.eventsourced.console;

import bank.eventsourced.operations.Monitor;

/** One line on a terminal that says how far a copy is; nothing where nobody watches. */
final class CopyProgress implements Monitor {

    private static final String CLEAR_LINE = "\r" + " ".repeat(60) + "\r";

    private final Terminal terminal;
    private boolean shown;

    CopyProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** First events are checked, then rows are copied and compared: whoever watches sees that it goes on. */
    @Override
    public void progressed(long done, long total) {
        if (!terminal.interactive()) {
            return;
        }
        terminal.err().print("\rChecked, copied or compared %d of %d".formatted(done, total));
        terminal.err().flush();
        shown = true;
    }

    @Override
    public boolean cancelled() {
        return false;
    }

    /** Leaves an empty line. */
    void end() {
        if (shown) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }
}
