package bank.eventsourced.laboratory;

import bank.eventsourced.account.Accounts;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Operations;

/** A bank that is open in this process, to be looked at through its ports. */
public interface ExaminedBank extends AutoCloseable {

    Accounts accounts();

    Ledgers ledgers();

    JournalEntries journal();

    LoggedEvents events();

    Operations operations();

    @Override
    void close();

    /** Opens a bank for examination. */
    @FunctionalInterface
    interface Opening {

        /** Opens the bank, which no process has open, begins it if need be, and lets it catch up. */
        ExaminedBank open();
    }
}
