package bank.eventsourced.desktop.panels;

import java.util.Optional;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Panel;

/** Makes the panel for an intent. */
public final class TransactionPanels {

    private final Desk desk;

    public TransactionPanels(Desk desk) {
        this.desk = desk;
    }

    /** @param close closes the panel */
    public Optional<Panel> panel(Intent intent, Runnable close) {
        desk.notices().say(intent.toString());
        return Optional.empty();
    }

    /** What Ctrl+Z would reverse: the last movement that was made in this window. */
    public Optional<Intent> reverseLast() {
        return Optional.empty();
    }
}
