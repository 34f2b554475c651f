package bank.eventsourced.account;

import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountQuery.Direction;
import bank.eventsourced.account.AccountQuery.Sort;

/** Accounts in memory that never change. */
final class ListedAccounts implements AccountDirectory {

    private static final Comparator<AccountSummary> BY_NUMBER = Comparator.comparing(it -> number(it).value());

    private final Map<AccountNumber, AccountSummary> accounts;

    ListedAccounts(List<AccountSummary> accounts) {
        this.accounts =
                accounts.stream().collect(Collectors.toUnmodifiableMap(ListedAccounts::number, Function.identity()));
    }

    private static AccountNumber number(AccountSummary summary) {
        return summary.account().number();
    }

    @Override
    public List<AccountNumber> numbers(AccountQuery query, int limit) {
        var order = order(query.sort()).thenComparing(BY_NUMBER);
        return matching(query).sorted(query.direction() == Direction.ASCENDING ? order : order.reversed())
                .limit(limit)
                .map(ListedAccounts::number)
                .toList();
    }

    private Stream<AccountSummary> matching(AccountQuery query) {
        Predicate<AccountView> matches = account -> query.text().map(text -> contains(account, text)).orElse(true)
                && (query.statuses().isEmpty() || query.statuses().contains(account.status()))
                && query.currency().map(account.currency()::equals).orElse(true);
        return accounts.values().stream().filter(it -> matches.test(it.account()));
    }

    private static boolean contains(AccountView account, String text) {
        return lower(account.number().value()).contains(lower(text)) || lower(account.holder()).contains(lower(text));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Comparator<AccountSummary> order(Sort sort) {
        return switch (sort) {
            case NUMBER -> BY_NUMBER;
            case HOLDER -> Comparator.comparing(it -> lower(it.account().holder()));
            case STATUS -> Comparator.comparing(it -> it.account().status());
            case CURRENCY -> Comparator.comparing(it -> code(it.account()));
            case BALANCE -> Comparator.<AccountSummary, String>comparing(it -> code(it.account()))
                    .thenComparingLong(it -> it.account().balance().minorUnits());
            case VERSION -> Comparator.comparingLong(it -> it.account().version());
            case LAST_ACTIVITY -> Comparator.comparing(AccountSummary::lastActivity);
        };
    }

    private static String code(AccountView account) {
        return account.currency().getCurrencyCode();
    }

    @Override
    public List<AccountSummary> at(List<AccountNumber> numbers) {
        return numbers.stream().filter(accounts::containsKey).map(accounts::get).toList();
    }

    @Override
    public List<AccountTotals> totals(AccountQuery query) {
        var totals = new TreeMap<Currency, AccountTotals>(Comparator.comparing(Currency::getCurrencyCode));
        matching(query).map(AccountSummary::account)
                .forEach(it -> totals.merge(it.currency(), new AccountTotals(1, it.balance()),
                        (sum, one) -> new AccountTotals(sum.accounts() + 1, sum.balance().plus(one.balance()))));
        return List.copyOf(totals.values());
    }

    @Override
    public List<AccountSummary> suggest(String text, int limit) {
        var typed = text.strip();
        var exact = accounts.values().stream().filter(it -> number(it).value().startsWith(typed)).sorted(BY_NUMBER);
        var like = accounts.values()
                .stream()
                .filter(it -> lower(number(it).value()).startsWith(lower(typed))
                        || lower(it.account().holder()).contains(lower(typed)))
                .sorted(BY_NUMBER);
        return Stream.concat(exact, like).distinct().limit(limit).toList();
    }
}
