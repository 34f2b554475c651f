package bank.eventsourced.account;

import java.util.Currency;
import java.util.Optional;

import bank.eventsourced.money.Money;

/**
 * An account as it is or was.
 *
 * @param overdraftLimit how far the balance may go below zero; never negative
 * @param version        how many events it has had
 * @param transactions   how many of them moved money
 * @param freezeReason   why no money moves, if it is frozen; lists of accounts leave it out
 */
public record AccountView(AccountNumber number, String holder, Money balance, Money overdraftLimit,
        AccountStatus status,
        long version, long transactions, Optional<String> freezeReason) {

    /** As lists know it: without the reason for which it is frozen. */
    public AccountView(AccountNumber number, String holder, Money balance, Money overdraftLimit, AccountStatus status,
            long version, long transactions) {
        this(number, holder, balance, overdraftLimit, status, version, transactions, Optional.empty());
    }

    public Currency currency() {
        return balance.currency();
    }

    /** What can be withdrawn, as far as the limit goes. */
    public Money available() {
        return balance.plus(overdraftLimit);
    }

    /** The same account with another balance, such as that by value date. */
    public AccountView withBalance(Money other) {
        return new AccountView(number, holder, other, overdraftLimit, status, version, transactions, freezeReason);
    }
}
