package bank.eventsourced.journal.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.Period;
import bank.eventsourced.money.Money;

/** Driven port: where journal entries are kept. */
public interface JournalStore {

    /** Adds entries in the caller's transaction. */
    void add(List<JournalEntry> entries);

    List<JournalEntry> find(JournalQuery query);

    /** A page of movements; empty when there are no more. */
    List<JournalEntry> movements(MovementQuery query);

    /** What moved on an account on some days, up to a position; empty if nothing did. */
    Optional<Movements> movements(AccountNumber account, Period period, long upTo);

    /** What has moved in all, by ISO currency code. */
    Map<String, Totals> totals();

    /**
     * @param balance      what came in less what went out
     * @param transactions how many entries moved money
     */
    record Totals(Money balance, long transactions) {}

    /**
     * @param debits  the sum of what went out
     * @param credits the sum of what came in
     * @param entries how many entries moved money
     */
    record Movements(Money debits, Money credits, long entries) {}
}
