package bank.eventsourced.account.application;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.money.Money;

/** Driven port: the list of accounts with their balances, for reading many at once. */
public interface AccountBalances {

    /** Changes the list, in the transaction that recorded the events. */
    void keep(Collection<BalanceChange> changes);

    /** A page in the order of the numbers as text. */
    List<AccountView> list(Optional<AccountNumber> after, int limit);

    long count();

    /** The sums over all accounts, by ISO currency code. */
    Map<String, Totals> totals();

    record Totals(Money balance, long transactions) {}
}
