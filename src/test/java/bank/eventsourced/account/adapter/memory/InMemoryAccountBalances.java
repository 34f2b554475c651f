package bank.eventsourced.account.adapter.memory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.application.AccountBalances;
import bank.eventsourced.account.application.BalanceChange;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase.Table;

/** Keeps the list of accounts in memory. */
public final class InMemoryAccountBalances implements AccountBalances {

    private static final Table<Map<AccountNumber, AccountView>> ACCOUNTS = new Table<>("account_balance", Map.of());

    private final InMemoryDatabase database;

    public InMemoryAccountBalances(InMemoryDatabase database) {
        this.database = database;
    }

    @Override
    public void keep(Collection<BalanceChange> changes) {
        database.write(ACCOUNTS, before -> {
            var after = new TreeMap<>(before);
            for (var change : changes) {
                var known = change.opened()
                        .map(it -> new AccountView(it.account(), it.holder(), it.balance(), it.overdraftLimit(),
                                AccountStatus.OPEN, 0, 0))
                        .or(() -> Optional.ofNullable(after.get(change.number())))
                        .orElseThrow(() -> new IllegalStateException("No account " + change.number()));
                after.put(change.number(), new AccountView(known.number(), known.holder(),
                        change.balance().orElse(known.balance()),
                        change.overdraftLimit().orElse(known.overdraftLimit()),
                        change.status().orElse(known.status()), change.version(),
                        known.transactions() + change.transactions()));
            }
            return after;
        });
    }

    @Override
    public List<AccountView> list(Optional<AccountNumber> after, int limit) {
        return database.read(ACCOUNTS)
                .values()
                .stream()
                .filter(it -> after.stream().allMatch(last -> it.number().compareTo(last) > 0))
                .limit(limit)
                .toList();
    }

    @Override
    public long count() {
        return database.read(ACCOUNTS).size();
    }

    @Override
    public Map<String, Totals> totals() {
        var totals = new TreeMap<String, Totals>();
        database.read(ACCOUNTS)
                .values()
                .forEach(it -> totals.merge(it.currency().getCurrencyCode(),
                        new Totals(it.balance(), it.transactions()),
                        (sum, more) -> new Totals(sum.balance().plus(more.balance()),
                                sum.transactions() + more.transactions())));
        return totals;
    }

}
