package bank.eventsourced.journal;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

import bank.eventsourced.money.Money;

/**
 * What moved day by day, by value date, as far as the journal has come. Costs what the days cost, not what the entries would.
 * Thread-safe; needs no transaction of the caller's.
 */
public interface DailyMovements {

    /** The longest period that can be asked for, in days. */
    int MOST_DAYS = 400;

    /**
     * What moved in a period, by day and currency; days on which nothing moved are left out.
     *
     * @param last the last day, at most {@link #MOST_DAYS} days from the first, both included
     */
    List<DayMovements> find(LocalDate first, LocalDate last);

    /** The deposits of all customers at the end of each day of such a period, for each currency that ever moved until then. */
    List<Deposits> deposits(LocalDate first, LocalDate last);

    /** @param days every day of the period, in order */
    record Deposits(Currency currency, List<Day> days) {}

    /** @param balance at the end of the day */
    record Day(LocalDate day, Money balance) {}
}
