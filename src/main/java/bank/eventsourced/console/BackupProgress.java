package bank.eventsourced.console;

import bank.eventsourced.operations.Backups.Monitor;
import bank.eventsourced.operations.Backups.Phase;

/** One line on a terminal that says how far a backup is; nothing where nobody watches. */
final class BackupProgress implements Monitor {

    private static final String CLEAR_LINE = "\r" + " ".repeat(60) + "\r";

    private final Terminal terminal;
    private boolean shown;

    BackupProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void progressed(Phase phase, long done, long of) {
        if (!terminal.interactive()) {
            return;
        }
        terminal.err().print(switch (phase) {
            case COPYING -> "\rCopied %s of %s".formatted(Bytes.text(done), Bytes.text(of));
            case CHECKING -> "\rChecked event %d of %d".formatted(done, of);
        });
        terminal.err().flush();
        shown = true;
    }

    /** Leaves an empty line. */
    void end() {
        if (shown) {
            terminal.err().print(CLEAR_LINE);
            terminal.err().flush();
        }
    }
}
