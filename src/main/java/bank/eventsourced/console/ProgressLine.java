package bank.eventsourced.console;

import java.util.function.Consumer;

/** One line on a terminal that says what is being done; nothing where nobody watches. */
final class ProgressLine implements Consumer<String> {

    private static final int WIDTH = 78;

    private final Terminal terminal;

    ProgressLine(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void accept(String doing) {
        show("\r%-" + WIDTH + "s", doing);
    }

    /** Leaves an empty line. */
    void end() {
        show("\r%" + WIDTH + "s\r", "");
    }

    private void show(String format, String doing) {
        if (terminal.interactive()) {
            terminal.err().print(format.formatted(doing));
            terminal.err().flush();
        }
    }
}
