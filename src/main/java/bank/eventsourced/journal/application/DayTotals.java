package bank.eventsourced.journal.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

import bank.eventsourced.eventstore.Book;
import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.money.Money;

/** Driven port: where it is kept what moved on each day. */
public interface DayTotals {

    /** Adds to what is kept or to what is being rebuilt, in the caller's transaction. */
    void add(Book book, Collection<DayMovements> movements);

    /** From the first day to the last, both included, in the order of days and currency codes. */
    List<DayMovements> find(LocalDate first, LocalDate last);

    /** What all days before one made together, in the order of currency codes. */
    List<Money> before(LocalDate day);
}
