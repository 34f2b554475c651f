package bank.eventsourced.console;

import java.util.function.BooleanSupplier;

import bank.eventsourced.operations.Monitor;

/** One line on a terminal that says how far reading or writing of events is; nothing where nobody watches. */
final class EventProgress implements Monitor {

    private final ProgressLine line;
    private final String form;
    private final BooleanSupplier cancelled;

    /** @param form takes how much is done, and of how much; empty to say nothing */
    EventProgress(Terminal terminal, String form, BooleanSupplier cancelled) {
        this.line = new ProgressLine(terminal);
        this.form = form;
        this.cancelled = cancelled;
    }

    @Override
    public void progressed(long done, long total) {
        if (!form.isEmpty()) {
            line.accept(form.formatted(done, total));
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    void end() {
        if (!form.isEmpty()) {
            line.end();
        }
    }
}
