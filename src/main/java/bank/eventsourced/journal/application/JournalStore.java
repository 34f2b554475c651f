package bank.eventsourced.journal.application;

import java.util.List;
import java.util.Map;

import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.money.Money;

/** Driven port: where journal entries are kept. */
public interface JournalStore {

    /** Adds entries in the caller's transaction. */
    void add(List<JournalEntry> entries);

    List<JournalEntry> find(JournalQuery query);

    /** What has moved in all, by ISO currency code. */
    Map<String, Totals> totals();

    /**
     * @param balance      what came in less what went out
     * @param transactions how many entries moved money
     */
    record Totals(Money balance, long transactions) {}
}
