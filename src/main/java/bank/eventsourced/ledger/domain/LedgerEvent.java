package bank.eventsourced.ledger.domain;

import java.util.Currency;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.money.Money;

/** What has happened in a ledger. Released events never change. */
public sealed interface LedgerEvent {

    /** The ledger of a currency exists from now on. */
    record LedgerOpened(String name, Currency currency) implements LedgerEvent {}

    /**
     * An account transaction was posted: the amount, which is positive, to the debit of one account of the chart and to the
     * credit of another.
     *
     * @param position of the account event in the log of accounts
     * @param version  of the account after that event
     */
    record Posted(long position, AccountNumber account, long version, LedgerAccount debit, LedgerAccount credit,
            Money amount) implements LedgerEvent {}
}
