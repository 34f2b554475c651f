package bank.eventsourced.account;

import java.util.Currency;

import bank.eventsourced.money.Money;

/**
 * What some accounts of one currency come to.
 *
 * @param accounts how many they are, at least 1
 * @param balance  the sum of their balances
 */
public record AccountTotals(long accounts, Money balance) {

    public Currency currency() {
        return balance.currency();
    }
}
