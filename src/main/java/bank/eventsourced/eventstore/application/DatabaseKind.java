package bank.eventsourced.eventstore.application;

import bank.eventsourced.eventstore.BankFiles;

/** Driven port: a kind of database that can hold the bank. There is a bean for each; the settings say which one does. */
public interface DatabaseKind {

    /** Whether this is the kind that a {@code bank.url} names; it is empty if none was given. */
    boolean isNamedBy(String url);

    /**
     * Opens the database for this process, having looked at it.
     *
     * @throws bank.eventsourced.eventstore.BankUnavailable if it cannot be used; nothing was changed
     */
    Database open();

    /** The files of the bank, also while it is closed. */
    BankFiles files();
}
