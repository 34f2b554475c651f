package bank.eventsourced.journal.application;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalSearch.Monitor;
import bank.eventsourced.journal.Period;
import bank.eventsourced.money.Money;

/** Driven port: where journal entries are kept. */
public interface JournalStore {

    /** Adds entries to the journal or to the one that is being rebuilt, in the caller's transaction. */
    void add(Book book, List<JournalEntry> entries);

    /**
     * Puts {@link bank.eventsourced.eventstore.PersonalTexts#FORGOTTEN} in place of what people have written about an account
     * before a position, in the caller's transaction: as if the entries were made of its events now.
     */
    void forgetTexts(Book book, AccountNumber account, long before);

    List<JournalEntry> find(JournalQuery query);

    /**
     * The positions of what matches, in order; at most {@code limit}.
     *
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    long[] positions(JournalFilter filter, JournalOrder order, int limit, Monitor monitor);

    /** The entries at some positions, in the order of the positions; positions without an entry are left out. */
    List<JournalEntry> at(long... positions);

    /** Between which positions there are entries; empty if there are none. */
    Optional<Extent> extent();

    /** A page of movements; empty when there are no more. */
    List<JournalEntry> movements(MovementQuery query);

    /** What moved on an account on some days, up to a position; empty if nothing did. */
    Optional<Movements> movements(AccountNumber account, Period period, long upTo);

    /** What moved on each account of a currency up to a value date and a position; where nothing did is left out. */
    Map<AccountNumber, Money> balances(Currency currency, LocalDate day, long upTo);

    /** What has moved in all, by ISO currency code. */
    Map<String, Totals> totals();

    /** From the first position to the last. */
    record Extent(long first, long last) {}

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
