package bank.eventsourced.account.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Purpose;
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
        keep(7, new Closed(ada, NOTHING));
        assertThat(listed()).containsExactly(view(ada, NOTHING, TWENTY, AccountStatus.CLOSED, 7, 2));
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
            balances().keep(BalanceChange.of(recorded(2, new Credited(ada, TWENTY, TWENTY, Purpose.CASH, "", ""),
                    opened(bob))));
            status.setRollbackOnly();
        });
        assertThat(listed()).containsExactly(view(ada, NOTHING, TEN, AccountStatus.OPEN, 1, 0));
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> balances().keep(BalanceChange.of(recorded(1, opened(ada)))));
    }

    private List<AccountView> listed() {
        return balances().list(Optional.of(before), 10)
                .stream()
                .filter(it -> it.number().value().startsWith(prefix))
                .toList();
    }

    private void keep(long firstVersion, AccountEvent... events) {
        transaction().executeWithoutResult(status -> balances().keep(BalanceChange.of(recorded(firstVersion, events))));
    }

    /** Numbers the events of each account from the given version on. */
    private static List<RecordedEvent<AccountEvent>> recorded(long firstVersion, AccountEvent... events) {
        var recorded = new ArrayList<RecordedEvent<AccountEvent>>();
        for (var event : events) {
            var version = firstVersion
                    + recorded.stream().filter(it -> it.event().account().equals(event.account())).count();
            var id = new UUID(1, version);
            recorded.add(new RecordedEvent<>(1, StreamId.of("account", event.account().value()), version, event,
                    new EventMetadata(id, id, Optional.empty(), "test", Optional.empty()),
                    Instant.parse("2026-03-03T10:00:00Z")));
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
