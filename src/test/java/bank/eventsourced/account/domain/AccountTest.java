package bank.eventsourced.account.domain;

import static bank.eventsourced.account.domain.AccountSpecification.ADA;
import static bank.eventsourced.account.domain.AccountSpecification.after;
import static bank.eventsourced.account.domain.AccountSpecification.closed;
import static bank.eventsourced.account.domain.AccountSpecification.creditReversed;
import static bank.eventsourced.account.domain.AccountSpecification.credited;
import static bank.eventsourced.account.domain.AccountSpecification.debitReversed;
import static bank.eventsourced.account.domain.AccountSpecification.debited;
import static bank.eventsourced.account.domain.AccountSpecification.frozen;
import static bank.eventsourced.account.domain.AccountSpecification.limitChanged;
import static bank.eventsourced.account.domain.AccountSpecification.money;
import static bank.eventsourced.account.domain.AccountSpecification.opened;
import static bank.eventsourced.account.domain.AccountSpecification.received;
import static bank.eventsourced.account.domain.AccountSpecification.receivedReversed;
import static bank.eventsourced.account.domain.AccountSpecification.sent;
import static bank.eventsourced.account.domain.AccountSpecification.sentReversed;
import static bank.eventsourced.account.domain.AccountSpecification.unfrozen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountStatus;

class AccountTest {

    @Test
    void isWhatItsEventsHaveMadeOfIt() {
        assertThat(after(opened(ADA, "10 EUR"))).isEqualTo(account("0 EUR", "10 EUR", AccountStatus.OPEN, "", 1, 0));
        assertThat(after(opened(), credited("20 EUR", "20 EUR"), credited("20 EUR", "40 EUR"),
                debited("15 EUR", "25 EUR"), sent("5 EUR", "20 EUR"), received("1 EUR", "21 EUR")))
                .isEqualTo(account("21 EUR", "0 EUR", AccountStatus.OPEN, "", 6, 5));
        assertThat(after(opened(), limitChanged("7 EUR", "0 EUR")))
                .isEqualTo(account("0 EUR", "7 EUR", AccountStatus.OPEN, "", 2, 0));
        assertThat(after(opened(), frozen(ADA, "0 EUR")))
                .isEqualTo(account("0 EUR", "0 EUR", AccountStatus.FROZEN, "court order", 2, 0));
        assertThat(after(opened(), frozen(ADA, "0 EUR"), unfrozen("0 EUR")))
                .isEqualTo(account("0 EUR", "0 EUR", AccountStatus.OPEN, "", 3, 0));
        assertThat(after(opened(), closed(ADA))).isEqualTo(account("0 EUR", "0 EUR", AccountStatus.CLOSED, "", 2, 0));
    }

    @Test
    void remembersWhatWasReversedAndWhen() {
        var account = (Account.Existing) after(opened(ADA, "100 EUR"), credited("20 EUR", "20 EUR"),
                debited("5 EUR", "15 EUR"), sent("5 EUR", "10 EUR"), received("7 EUR", "17 EUR"),
                creditReversed(2, "20 EUR", "-3 EUR"), debitReversed(3, "5 EUR", "2 EUR"),
                sentReversed(4, "5 EUR", "7 EUR"), receivedReversed(ADA, 5, "7 EUR", "0 EUR"));

        assertThat(account.balance()).isEqualTo(money("0 EUR"));
        assertThat(account.transactions()).isEqualTo(8);
        assertThat(account.reversals()).isEqualTo(Map.of(2L, 6L, 3L, 7L, 4L, 8L, 5L, 9L));
    }

    @Test
    void neverStandsBelowItsLimitWhateverTheLogSays() {
        assertThatIllegalStateException().isThrownBy(() -> after(opened(), debited("0.01 EUR", "-0.01 EUR")))
                .withMessage("Account 1 cannot stand at -0.01 EUR with an overdraft limit of 0.00 EUR");
        assertThatIllegalStateException().isThrownBy(
                () -> after(opened(ADA, "5 EUR"), debited("5 EUR", "-5 EUR"), limitChanged("4.99 EUR", "-5 EUR")));
    }

    @Test
    void startsWithItsOpening() {
        assertThatIllegalStateException().isThrownBy(() -> after(credited("1 EUR", "1 EUR")))
                .withMessage("The first event of an account must open it");
    }

    private static Account.Existing account(String balance, String limit, AccountStatus status, String reason,
            long version, long transactions) {
        return new Account.Existing(ADA, "Ada", money(balance), money(limit), status, reason, version, transactions,
                Map.of(), 0);
    }
}
