package bank.eventsourced.console;

import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Progress;

/** One line on a terminal that says how far an import is; nothing where nobody watches. */
final class ImportProgress implements Monitor {

    private static final String CLEAR_LINE = "\r" + " ".repeat(60) + "\r";

    private final Terminal terminal;
    private boolean shown;

    ImportProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void progressed(Progress progress) {
        if (!terminal.interactive()) {
            return;
        }
        terminal.err().print(switch (progress.phase()) {
            case CHECKING -> "\rChecking row %d".formatted(progress.rows());
            case RECORDING -> "\rImporting row %d of %d".formatted(progress.rows(), progress.of().orElse(0));
            case REVERSING -> "\rReversing row %d of %d".formatted(progress.rows(), progress.of().orElse(0));
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
