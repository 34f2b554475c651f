package bank.eventsourced.desktop.accounts;

import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountQuery.Direction;
import bank.eventsourced.account.AccountQuery.Sort;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountTotals;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LiveReading;

/** Which accounts are shown, in what order, and what they come to. On the FX thread. */
final class AccountsViewModel {

    private final Desk desk;
    private final AccountDirectory directory;
    private final ReadOnlyObjectWrapper<AccountQuery> query = new ReadOnlyObjectWrapper<>(AccountQuery.everything());
    private final ReadOnlyObjectWrapper<List<AccountTotals>> totals = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Currency>> currencies = new ReadOnlyObjectWrapper<>(List.of());
    private final LiveReading<Sums> sums;
    private volatile AccountQuery asked = AccountQuery.everything();

    AccountsViewModel(Desk desk) {
        this.desk = desk;
        directory = desk.bank().directory();
        sums = desk.live(this::read, this::arrived,
                failure -> desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure))));
    }

    /** What is asked of the bank. */
    ReadOnlyObjectProperty<AccountQuery> queryProperty() {
        return query.getReadOnlyProperty();
    }

    /** What the accounts that match come to, per currency. */
    ReadOnlyObjectProperty<List<AccountTotals>> totalsProperty() {
        return totals.getReadOnlyProperty();
    }

    /** The currencies that there are accounts in, whatever the filter. */
    ReadOnlyObjectProperty<List<Currency>> currenciesProperty() {
        return currencies.getReadOnlyProperty();
    }

    AccountSource source() {
        return new AccountSource(directory, query.get());
    }

    Subscription activate() {
        return sums.start();
    }

    /** Whether some accounts may be left out. */
    boolean isFiltered() {
        var now = query.get();
        return now.text().isPresent() || !now.statuses().isEmpty() || now.currency().isPresent();
    }

    void filter(String text) {
        var now = query.get();
        ask(new AccountQuery(Optional.of(text), now.statuses(), now.currency(), now.sort(), now.direction()));
    }

    /** Shows accounts of a status, or no longer; without any the accounts of all are shown. */
    void show(AccountStatus status, boolean shown) {
        var now = query.get();
        Set<AccountStatus> statuses = now.statuses().isEmpty() ? EnumSet.noneOf(AccountStatus.class)
                : EnumSet.copyOf(now.statuses());
        if (shown) {
            statuses.add(status);
        } else {
            statuses.remove(status);
        }
        ask(new AccountQuery(now.text(), statuses, now.currency(), now.sort(), now.direction()));
    }

    void show(Optional<Currency> currency) {
        var now = query.get();
        ask(new AccountQuery(now.text(), now.statuses(), currency, now.sort(), now.direction()));
    }

    void sort(Sort sort, Direction direction) {
        var now = query.get();
        ask(new AccountQuery(now.text(), now.statuses(), now.currency(), sort, direction));
    }

    void clear() {
        var now = query.get();
        ask(new AccountQuery(Optional.empty(), Set.of(), Optional.empty(), now.sort(), now.direction()));
    }

    private void ask(AccountQuery next) {
        if (!next.equals(query.get())) {
            asked = next;
            query.set(next);
            sums.request();
        }
    }

    private Sums read() {
        var what = asked;
        return new Sums(what, directory.totals(what), directory.totals(AccountQuery.everything()));
    }

    private void arrived(Sums found) {
        currencies.set(found.all().stream().map(AccountTotals::currency).toList());
        if (found.query().equals(query.get())) {
            totals.set(found.matching());
        }
    }

    /** Such as {@code 12 accounts · 1,234.00 EUR · 5,000 JPY}. */
    String summary() {
        var accounts = totals.get().stream().mapToLong(AccountTotals::accounts).sum();
        var count = desk.texts().get("accounts.count", accounts, desk.language().count(accounts));
        return totals.get().isEmpty() ? count
                : count + " · " + totals.get()
                        .stream()
                        .map(it -> desk.language().amounts().showWithCurrency(it.balance()))
                        .collect(Collectors.joining(" · "));
    }

    private record Sums(AccountQuery query, List<AccountTotals> matching, List<AccountTotals> all) {}
}
