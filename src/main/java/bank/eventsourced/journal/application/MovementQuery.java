package bank.eventsourced.journal.application;

import java.util.Optional;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.journal.Period;

/**
 * Asks for movements of an account by value date, and by position within a day.
 *
 * @param upTo  the last position that counts
 * @param after the last entry of the page before
 */
public record MovementQuery(AccountNumber account, Period period, long upTo, Order order,
        Optional<JournalEntry> after, int limit) {}
