package bank.eventsourced.account;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import bank.eventsourced.money.Money;

/**
 * Finds accounts among very many. A list of them is read in two steps: all numbers that match, in order, once; then rows
 * for those numbers that are looked at. So a row can be read again without the order changing under the reader.
 * Thread-safe; needs no transaction of the caller's.
 */
public interface AccountDirectory {

    /** The most numbers that {@link #numbers} gives at once. */
    int MOST_NUMBERS = 1_000_000;

    /** The most rows that {@link #at} and {@link #suggest} give at once. */
    int LARGEST_PAGE = 500;

    /**
     * The numbers of all accounts that match, in the order asked for. Reads and sorts every account that matches.
     *
     * @param limit 1 to {@link #MOST_NUMBERS}; whoever gets as many as that may not have got all
     */
    List<AccountNumber> numbers(AccountQuery query, int limit);

    /**
     * The rows of some accounts as they are now, in the order of the numbers; numbers without an account are left out.
     *
     * @param numbers at most {@link #LARGEST_PAGE}
     */
    List<AccountSummary> at(List<AccountNumber> numbers);

    /** What the accounts that match come to, per currency in the order of their codes; whatever order was asked for. */
    List<AccountTotals> totals(AccountQuery query);

    /**
     * Accounts that somebody may mean while typing: first those whose number begins with the text exactly so, then those
     * whose number begins with it in upper or lower case, or whose holder contains it; both by number. Blank text gives
     * the first accounts. Frozen and closed accounts are among them.
     *
     * @param limit 1 to {@link #LARGEST_PAGE}
     */
    List<AccountSummary> suggest(String text, int limit);

    /** The same accounts as they are now with other balances, such as those by value date; zero where none is given. */
    default AccountDirectory withBalances(Map<AccountNumber, Money> balances) {
        var numbers = numbers(AccountQuery.everything(), MOST_NUMBERS);
        return of(IntStream.iterate(0, first -> first < numbers.size(), first -> first + LARGEST_PAGE)
                .mapToObj(first -> numbers.subList(first, Math.min(numbers.size(), first + LARGEST_PAGE)))
                .flatMap(page -> at(page).stream())
                .map(it -> new AccountSummary(it.account()
                        .withBalance(balances.getOrDefault(it.account().number(),
                                Money.zero(it.account().currency()))),
                        it.lastActivity()))
                .toList());
    }

    /** A directory of these accounts, in memory: it never changes. */
    static AccountDirectory of(List<AccountSummary> accounts) {
        return new ListedAccounts(accounts);
    }
}
