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

    /**
     * Takes an empty place for a copy of a bank, or one where a copy was not completed.
     *
     * @param place is of this kind
     * @throws bank.eventsourced.eventstore.BankUnavailable if it is not empty or cannot be used; nothing was changed
     */
    CopyTarget take(BankSettings place);

    /** The name of this kind, and of the folder of its migrations. */
    String name();

    /** The files of the bank, also while it is closed. */
    BankFiles files();
}
