package bank.eventsourced.account.adapter.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountQuery.Sort;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountTotals;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.application.AccountBalances;
import bank.eventsourced.account.application.BalanceChange;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;

/** Keeps the list of accounts in memory. */
public final class InMemoryAccountBalances implements AccountBalances {

    private static final Table<Map<AccountNumber, AccountSummary>> ACCOUNTS = new Table<>("account_balance", Map.of());

    private static final Table<Map<AccountNumber, AccountSummary>> REBUILT =
            new Table<>("account_balance_rebuilt", Map.of());

    private final InMemoryDatabase database;

    public InMemoryAccountBalances(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void keep(Book book, Collection<BalanceChange> changes) {
        database.write(book == Book.KEPT ? ACCOUNTS : REBUILT, before -> {
            var after = new TreeMap<>(before);
            for (var change : changes) {
                var known = change.opened()
                        .map(it -> new AccountView(it.account(), it.holder(), it.balance(), it.overdraftLimit(),
                                AccountStatus.OPEN, 0, 0))
                        .or(() -> Optional.ofNullable(after.get(change.number())).map(AccountSummary::account))
                        .orElseThrow(() -> new IllegalStateException("No account " + change.number()));
                after.put(change.number(),
                        new AccountSummary(new AccountView(known.number(), change.holder().orElse(known.holder()),
                                change.balance().orElse(known.balance()),
                                change.overdraftLimit().orElse(known.overdraftLimit()),
                                change.status().orElse(known.status()), change.version(),
                                known.transactions() + change.transactions()), change.lastActivity()));
            }
            return after;
        });
    }

    @Override
    public List<AccountView> list(Optional<AccountNumber> after, int limit) {
        return accounts()
                .map(AccountSummary::account)
                .filter(it -> after.stream().allMatch(last -> it.number().compareTo(last) > 0))
                .limit(limit)
                .toList();
    }

    @Override
    public void eachHolder(BiConsumer<AccountNumber, String> take) {
        accounts().map(AccountSummary::account).forEach(it -> take.accept(it.number(), it.holder()));
    }

    @Override
    public long count() {
        return database.read(ACCOUNTS).size();
    }

    @Override
    public Map<String, Totals> totals() {
        var totals = new TreeMap<String, Totals>();
        accounts().map(AccountSummary::account)
                .forEach(it -> totals.merge(it.currency().getCurrencyCode(),
                        new Totals(it.balance(), it.transactions()),
                        (sum, more) -> new Totals(sum.balance().plus(more.balance()),
                                sum.transactions() + more.transactions())));
        return totals;
    }

    private Stream<AccountSummary> accounts() {
        return database.read(ACCOUNTS).values().stream();
    }

    @Override
    public List<AccountNumber> numbers(AccountQuery query, int limit) {
        var order = order(query.sort()).thenComparing(it -> it.account().number());
        return accounts().filter(it -> matches(query, it.account()))
                .sorted(switch (query.direction()) {
                    case ASCENDING -> order;
                    case DESCENDING -> order.reversed();
                })
                .limit(limit)
                .map(it -> it.account().number())
                .toList();
    }

    private static Comparator<AccountSummary> order(Sort sort) {
        return switch (sort) {
            case NUMBER -> Comparator.comparing(it -> it.account().number());
            case HOLDER -> Comparator.comparing(it -> it.account().holder().toLowerCase(Locale.ROOT));
            case STATUS -> Comparator.comparing(it -> it.account().status());
            case CURRENCY -> Comparator.comparing(it -> it.account().currency().getCurrencyCode());
            case BALANCE -> order(Sort.CURRENCY).thenComparing(it -> it.account().balance());
            case VERSION -> Comparator.comparingLong(it -> it.account().version());
            case LAST_ACTIVITY -> Comparator.comparing(AccountSummary::lastActivity);
        };
    }

    private static boolean matches(AccountQuery query, AccountView account) {
        return query.text()
                .stream()
                .allMatch(text -> contains(account.number().value(), text) || contains(account.holder(), text))
                && (query.statuses().isEmpty() || query.statuses().contains(account.status()))
                && query.currency().stream().allMatch(account.currency()::equals);
    }

    private static boolean contains(String text, String words) {
        return text.toLowerCase(Locale.ROOT).contains(words.toLowerCase(Locale.ROOT));
    }

    @Override
    public List<AccountSummary> at(List<AccountNumber> numbers) {
        var known = database.read(ACCOUNTS);
        return numbers.stream().filter(known::containsKey).map(known::get).toList();
    }

    @Override
    public List<AccountTotals> totals(AccountQuery query) {
        var totals = new TreeMap<String, AccountTotals>();
        accounts().map(AccountSummary::account)
                .filter(it -> matches(query, it))
                .forEach(it -> totals.merge(it.currency().getCurrencyCode(),
                        new AccountTotals(1, it.balance()), (sum, more) -> new AccountTotals(
                                sum.accounts() + more.accounts(), sum.balance().plus(more.balance()))));
        return List.copyOf(totals.values());
    }

    @Override
    public List<AccountSummary> beginningWith(String text, int limit) {
        return accounts().filter(it -> it.account().number().value().startsWith(text)).limit(limit).toList();
    }

    @Override
    public List<AccountSummary> like(String text, int limit) {
        var words = text.toLowerCase(Locale.ROOT);
        return accounts().filter(it -> it.account().number().value().toLowerCase(Locale.ROOT).startsWith(words)
                || contains(it.account().holder(), words)).limit(limit).toList();
    }
}
