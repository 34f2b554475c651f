package bank.eventsourced.account.domain;

import static bank.eventsourced.account.domain.AccountSpecification.ADA;
import static bank.eventsourced.account.domain.AccountSpecification.after;
import static bank.eventsourced.account.domain.AccountSpecification.closed;
import static bank.eventsourced.account.domain.AccountSpecification.credited;
import static bank.eventsourced.account.domain.AccountSpecification.debited;
import static bank.eventsourced.account.domain.AccountSpecification.frozen;
import static bank.eventsourced.account.domain.AccountSpecification.limitChanged;
import static bank.eventsourced.account.domain.AccountSpecification.money;
import static bank.eventsourced.account.domain.AccountSpecification.opened;
import static bank.eventsourced.account.domain.AccountSpecification.unfrozen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.FieldChange;
import bank.eventsourced.account.FieldChange.Field;
import bank.eventsourced.account.FieldChange.Value;

class AccountDifferenceTest {

    @Test
    void anOpeningFillsEveryFieldThatSaysSomething() {
        assertThat(AccountDifference.between(after(), after(opened(ADA, "10 EUR")))).containsExactly(
                created(Field.HOLDER, new Value.Text("Ada")), created(Field.CURRENCY, new Value.Text("EUR")),
                created(Field.BALANCE, new Value.Amount(money("0 EUR"))),
                created(Field.OVERDRAFT_LIMIT, new Value.Amount(money("10 EUR"))),
                created(Field.AVAILABLE, new Value.Amount(money("10 EUR"))),
                created(Field.STATUS, new Value.Status(AccountStatus.OPEN)),
                created(Field.TRANSACTIONS, new Value.Count(0)));
    }

    @Test
    void aMovementChangesBalanceAvailableAndCount() {
        assertThat(AccountDifference.between(after(opened(), credited("20 EUR", "20 EUR")),
                after(opened(), credited("20 EUR", "20 EUR"), debited("5 EUR", "15 EUR")))).containsExactly(
                        changed(Field.BALANCE, new Value.Amount(money("20 EUR")), new Value.Amount(money("15 EUR"))),
                        changed(Field.AVAILABLE, new Value.Amount(money("20 EUR")), new Value.Amount(money("15 EUR"))),
                        changed(Field.TRANSACTIONS, new Value.Count(1), new Value.Count(2)));
    }

    @Test
    void otherEventsChangeWhatTheySay() {
        var open = after(opened());
        var frozen = after(opened(), frozen(ADA, "0 EUR"));
        assertThat(AccountDifference.between(open, frozen)).containsExactly(
                changed(Field.STATUS, new Value.Status(AccountStatus.OPEN), new Value.Status(AccountStatus.FROZEN)),
                changed(Field.FREEZE_REASON, new Value.Text(""), new Value.Text("court order")));
        assertThat(AccountDifference.between(frozen, after(opened(), frozen(ADA, "0 EUR"), unfrozen("0 EUR"))))
                .containsExactly(changed(Field.STATUS, new Value.Status(AccountStatus.FROZEN),
                        new Value.Status(AccountStatus.OPEN)),
                        changed(Field.FREEZE_REASON, new Value.Text("court order"), new Value.Text("")));
        assertThat(AccountDifference.between(open, after(opened(), limitChanged("7 EUR", "0 EUR")))).containsExactly(
                changed(Field.OVERDRAFT_LIMIT, new Value.Amount(money("0 EUR")), new Value.Amount(money("7 EUR"))),
                changed(Field.AVAILABLE, new Value.Amount(money("0 EUR")), new Value.Amount(money("7 EUR"))));
        assertThat(AccountDifference.between(open, after(opened(), closed(ADA)))).containsExactly(changed(Field.STATUS,
                new Value.Status(AccountStatus.OPEN), new Value.Status(AccountStatus.CLOSED)));
    }

    @Test
    void nothingDiffersBetweenEqualStates() {
        assertThat(AccountDifference.between(after(opened()), after(opened()))).isEmpty();
    }

    private static FieldChange created(Field field, Value value) {
        return new FieldChange(field, Optional.empty(), value);
    }

    private static FieldChange changed(Field field, Value before, Value after) {
        return new FieldChange(field, Optional.of(before), after);
    }
}
