package bank.eventsourced.ledger;

import java.time.Instant;
import java.time.LocalDate;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.money.Money;

/**
 * One double entry of a ledger.
 *
 * @param number     1, 2, 3 … within its ledger, without gaps
 * @param position   of its own event in the log of ledgers
 * @param cause      the position of the account event that it posts, in the log of accounts
 * @param account    of the customer
 * @param version    of that account after the event
 * @param amount     positive
 * @param valueDate  of the account event
 * @param recordedAt when it was posted
 */
public record LedgerPosting(long number, long position, long cause, AccountNumber account, long version,
        LedgerAccount debit, LedgerAccount credit, Money amount, LocalDate valueDate, Instant recordedAt) {}
