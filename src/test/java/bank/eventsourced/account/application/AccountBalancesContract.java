package bank.eventsourced.account.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountQuery.Direction;
import bank.eventsourced.account.AccountQuery.Sort;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountTotals;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.money.Money;

/** What every list of accounts promises. Each test has accounts of its own. */
public abstract class AccountBalancesContract {

    private static final Money NOTHING = Money.parse("0 EUR");
    private static final Money TEN = Money.parse("10 EUR");
    private static final Money TWENTY = Money.parse("20 EUR");

    private final String prefix = "z" + UUID.randomUUID().toString().substring(0, 8);
    private final AccountNumber before = new AccountNumber(prefix);
    private final AccountNumber ada = new AccountNumber(prefix + "-1");
    private final AccountNumber bob = new AccountNumber(prefix + "-10");
    private final AccountNumber cem = new AccountNumber(prefix + "-2");
    private final AccountNumber dan = new AccountNumber(prefix + "-3");

    protected abstract AccountBalances balances();

    protected abstract TransactionOperations transaction();

    @Test
    void listsAnAccountFromItsOpeningOn() {
        var count = balances().count();
        keep(1, opened(ada));

        assertThat(listed()).containsExactly(view(ada, NOTHING, TEN, AccountStatus.OPEN, 1, 0));
        assertThat(balances().count()).isEqualTo(count + 1);
    }

    @Test
    void takesOverWhatEachEventChanges() {
        keep(1, opened(ada));
        keep(2, new Credited(ada, TWENTY, TWENTY, Purpose.CASH, "", ""));
        assertThat(listed()).containsExactly(view(ada, TWENTY, TEN, AccountStatus.OPEN, 2, 1));
        keep(3, new OverdraftLimitChanged(ada, TWENTY, TWENTY));
        assertThat(listed()).containsExactly(view(ada, TWENTY, TWENTY, AccountStatus.OPEN, 3, 1));
        keep(4, new Frozen(ada, "court order", TWENTY));
        assertThat(listed()).containsExactly(view(ada, TWENTY, TWENTY, AccountStatus.FROZEN, 4, 1));
        keep(5, new Unfrozen(ada, "", TWENTY));
        keep(6, new Debited(ada, TWENTY, NOTHING, Purpose.CASH, "", ""));
        assertThat(listed()).containsExactly(view(ada, NOTHING, TWENTY, AccountStatus.OPEN, 6, 2));
        keep(7, new Closed(ada, "", NOTHING));
        assertThat(listed()).containsExactly(view(ada, NOTHING, TWENTY, AccountStatus.CLOSED, 7, 2));
    }

    @Test
    void forgetsAHolder() {
        keep(1, opened(ada), opened(bob));
        keep(2, new HolderForgotten(ada, "asked for it", NOTHING));

        assertThat(listed()).extracting(AccountView::holder).containsExactly("(forgotten)", opened(bob).holder());
        var holders = new HashMap<AccountNumber, String>();
        balances().eachHolder(holders::put);
        assertThat(holders).containsEntry(ada, "(forgotten)").containsEntry(bob, opened(bob).holder());
    }

    @Test
    void takesSeveralEventsOfSeveralAccountsAtOnce() {
        keep(1, opened(ada), opened(bob), new Credited(ada, TWENTY, TWENTY, Purpose.CASH, "", ""),
                new TransferSent(ada, TEN, TEN, bob, ""), new TransferReceived(bob, TEN, TEN, ada, ""),
                new OverdraftLimitChanged(ada, NOTHING, TEN), new Frozen(bob, "court order", TEN));

        assertThat(listed()).containsExactly(view(ada, TEN, NOTHING, AccountStatus.OPEN, 4, 2),
                view(bob, TEN, TEN, AccountStatus.FROZEN, 3, 1));
    }

    @Test
    void pagesInTheOrderOfTheNumbersAsText() {
        keep(1, opened(bob), opened(ada));

        assertThat(balances().list(Optional.of(before), 1)).extracting(AccountView::number).containsExactly(ada);
        assertThat(balances().list(Optional.of(ada), 1)).extracting(AccountView::number).containsExactly(bob);
        assertThat(balances().list(Optional.empty(), 1)).hasSize(1);
    }

    @Test
    void addsUpByCurrency() {
        keep(1, opened(ada));
        var totals = Objects.requireNonNull(balances().totals().get("EUR"));
        keep(2, new Credited(ada, TWENTY, TWENTY, Purpose.CASH, "", ""));

        assertThat(balances().totals().get("EUR")).isEqualTo(
                new AccountBalances.Totals(totals.balance().plus(TWENTY), totals.transactions() + 1));
    }

    @Test
    void forgetsWhatWasRolledBack() {
        keep(1, opened(ada));
        transaction().executeWithoutResult(status -> {
            balances().keep(Book.KEPT,
                    BalanceChange.of(recorded(2, new Credited(ada, TWENTY, TWENTY, Purpose.CASH, "", ""),
                            opened(bob))));
            status.setRollbackOnly();
        });
        assertThat(listed()).containsExactly(view(ada, NOTHING, TEN, AccountStatus.OPEN, 1, 0));
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> balances().keep(Book.KEPT, BalanceChange.of(recorded(1, opened(ada)))));
    }

    @Test
    void findsAccountsByWordsInNumberOrHolderInAnyCase() {
        keepSome();

        assertThat(numbers(text("eLIF"))).containsExactly(cem);
        assertThat(numbers(text("žluť"))).containsExactly(dan);
        assertThat(numbers(text("-10"))).containsExactly(bob);
        assertThat(numbers(text("100%"))).containsExactly(bob);
        assertThat(numbers(text("%"))).containsExactly(bob);
        assertThat(numbers(text("nobody"))).isEmpty();
        assertThat(numbers(text("  "))).hasSize(4);
    }

    @Test
    void findsAccountsByStatusAndCurrency() {
        keepSome();

        assertThat(numbers(with(Set.of(AccountStatus.FROZEN), Optional.empty()))).containsExactly(bob);
        assertThat(numbers(with(Set.of(AccountStatus.FROZEN, AccountStatus.CLOSED), Optional.empty())))
                .containsExactly(bob, cem);
        assertThat(numbers(with(Set.of(), Optional.of(Money.currency("JPY"))))).containsExactly(dan);
        assertThat(numbers(with(Set.of(AccountStatus.CLOSED), Optional.of(Money.currency("JPY"))))).isEmpty();
    }

    @Test
    void sortsAccountsByEachColumnInEitherDirection() {
        keepSome();

        assertSorted(Sort.NUMBER, ada, bob, cem, dan);
        assertSorted(Sort.HOLDER, bob, ada, cem, dan);
        assertSorted(Sort.STATUS, ada, dan, bob, cem);
        assertSorted(Sort.CURRENCY, ada, bob, cem, dan);
        assertSorted(Sort.BALANCE, cem, bob, ada, dan);
        assertSorted(Sort.VERSION, dan, ada, bob, cem);
        assertSorted(Sort.LAST_ACTIVITY, bob, cem, dan, ada);
    }

    @Test
    void givesNoMoreNumbersThanAskedFor() {
        keepSome();

        assertThat(balances().numbers(text(""), 3)).containsExactly(ada, bob, cem);
    }

    @Test
    void givesRowsInTheOrderOfTheNumbers() {
        keepSome();

        assertThat(balances().at(List.of(cem, new AccountNumber(prefix + "-none"), ada)))
                .containsExactly(
                        new AccountSummary(new AccountView(cem, "elif Öz", NOTHING, TEN, AccountStatus.CLOSED, 5, 2),
                                hour(3)),
                        new AccountSummary(new AccountView(ada, "B", TWENTY, TEN, AccountStatus.OPEN, 2, 1), hour(9)));
    }

    @Test
    void addsUpTheAccountsThatMatch() {
        keepSome();

        assertThat(balances().totals(text(""))).containsExactly(new AccountTotals(3, Money.parse("30 EUR")),
                new AccountTotals(1, Money.parse("0 JPY")));
        assertThat(balances().totals(with(Set.of(AccountStatus.OPEN), Optional.of(TEN.currency()))))
                .containsExactly(new AccountTotals(1, TWENTY));
        assertThat(balances().totals(text("nobody"))).isEmpty();
    }

    @Test
    void suggestsAccountsByTheBeginningOfTheirNumbersOrByHolder() {
        keepSome();

        assertThat(balances().beginningWith(ada.value(), 10)).extracting(it -> it.account().number())
                .containsExactly(ada, bob);
        assertThat(balances().beginningWith(ada.value(), 1)).hasSize(1);
        assertThat(balances().beginningWith(ada.value().toUpperCase(Locale.ROOT), 10)).isEmpty();
        assertThat(balances().like(ada.value().toUpperCase(Locale.ROOT), 10)).extracting(it -> it.account().number())
                .containsExactly(ada, bob);
        assertThat(balances().like("LIF Ö", 500)).extracting(it -> it.account().number()).contains(cem);
    }

    private void keepSome() {
        keepAt(9, new Opened(ada, "B", TEN.currency(), TEN), new Credited(ada, TWENTY, TWENTY, Purpose.CASH, "", ""));
        keepAt(1, new Opened(bob, "a 100%", TEN.currency(), TEN), new Credited(bob, TEN, TEN, Purpose.CASH, "", ""),
                new Frozen(bob, "court order", TEN));
        keepAt(3, new Opened(cem, "elif Öz", TEN.currency(), TEN), new Credited(cem, TEN, TEN, Purpose.CASH, "", ""),
                new Debited(cem, TEN, NOTHING, Purpose.CASH, "", ""), new OverdraftLimitChanged(cem, TEN, NOTHING),
                new Closed(cem, "", NOTHING));
        keepAt(5, new Opened(dan, "Žluťoučký", Money.currency("JPY"), Money.parse("0 JPY")));
    }

    private void keepAt(int hour, AccountEvent... events) {
        transaction()
                .executeWithoutResult(
                        status -> balances().keep(Book.KEPT, BalanceChange.of(recorded(1, hour(hour), events))));
    }

    private static Instant hour(int hour) {
        return Instant.parse("2026-03-03T%02d:00:00Z".formatted(hour));
    }

    private void assertSorted(Sort sort, AccountNumber... expected) {
        assertThat(numbers(sorted(sort, Direction.ASCENDING))).containsExactly(expected);
        assertThat(numbers(sorted(sort, Direction.DESCENDING))).containsExactly(List.of(expected)
                .reversed()
                .toArray(
                        AccountNumber[]::new));
    }

    /** The numbers of this test's accounts among those that match. */
    private List<AccountNumber> numbers(AccountQuery query) {
        return balances().numbers(query, AccountDirectory.MOST_NUMBERS)
                .stream()
                .filter(it -> it.value().startsWith(prefix))
                .toList();
    }

    /** Blank text is replaced by what all accounts of this test have in common. */
    private AccountQuery text(String words) {
        return new AccountQuery(Optional.of(words.isEmpty() ? prefix : words), Set.of(), Optional.empty(), Sort.NUMBER,
                Direction.ASCENDING);
    }

    private AccountQuery with(Set<AccountStatus> statuses, Optional<Currency> currency) {
        return new AccountQuery(Optional.of(prefix.toUpperCase(Locale.ROOT)), statuses, currency, Sort.NUMBER,
                Direction.ASCENDING);
    }

    private static AccountQuery sorted(Sort sort, Direction direction) {
        return new AccountQuery(Optional.empty(), Set.of(), Optional.empty(), sort, direction);
    }

    private List<AccountView> listed() {
        return balances().list(Optional.of(before), 10)
                .stream()
                .filter(it -> it.number().value().startsWith(prefix))
                .toList();
    }

    private void keep(long firstVersion, AccountEvent... events) {
        transaction().executeWithoutResult(
                status -> balances().keep(Book.KEPT, BalanceChange.of(recorded(firstVersion, events))));
    }

    /** Numbers the events of each account from the given version on. */
    private static List<RecordedEvent<AccountEvent>> recorded(long firstVersion, AccountEvent... events) {
        return recorded(firstVersion, hour(10), events);
    }

    private static List<RecordedEvent<AccountEvent>> recorded(long firstVersion, Instant recordedAt,
            AccountEvent... events) {
        var recorded = new ArrayList<RecordedEvent<AccountEvent>>();
        for (var event : events) {
            var version = firstVersion
                    + recorded.stream().filter(it -> it.event().account().equals(event.account())).count();
            var id = new UUID(1, version);
            recorded.add(new RecordedEvent<>(1, StreamId.of("account", event.account().value()), version, event,
                    new EventMetadata(id, id, Optional.empty(), "test", Optional.empty()),
                    recordedAt));
        }
        return recorded;
    }

    private static Opened opened(AccountNumber number) {
        return new Opened(number, "Holder of " + number, TEN.currency(), TEN);
    }

    private static AccountView view(AccountNumber number, Money balance, Money limit, AccountStatus status,
            long version,
            long transactions) {
        return new AccountView(number, "Holder of " + number, balance, limit, status, version, transactions);
    }
}
