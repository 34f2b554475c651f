package bank.eventsourced.account.application;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountTotals;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.money.Money;

/** Driven port: the list of accounts with their balances, for reading many at once. */
public interface AccountBalances {

    /** Changes the list, in the transaction that recorded the events; or the one that is being rebuilt. */
    void keep(Book book, Collection<BalanceChange> changes);

    /** A page in the order of the numbers as text. */
    List<AccountView> list(Optional<AccountNumber> after, int limit);

    /** Who holds each account, in the order of the numbers. Reads all of them. */
    void eachHolder(BiConsumer<AccountNumber, String> take);

    long count();

    /** The sums over all accounts, by ISO currency code. */
    Map<String, Totals> totals();

    /** The numbers of accounts that match, in the order asked for. */
    List<AccountNumber> numbers(AccountQuery query, int limit);

    /** Rows in the order of the numbers, without those that there are none of. */
    List<AccountSummary> at(List<AccountNumber> numbers);

    /** What the accounts that match come to, in the order of the ISO currency codes. */
    List<AccountTotals> totals(AccountQuery query);

    /** Accounts whose number begins with the text exactly so, by number. */
    List<AccountSummary> beginningWith(String text, int limit);

    /** Accounts whose number begins with the text, or whose holder contains it, in upper or lower case; by number. */
    List<AccountSummary> like(String text, int limit);

    record Totals(Money balance, long transactions) {}
}
