package bank.eventsourced.ledger.domain;

import static bank.eventsourced.ledger.LedgerAccount.CASH;
import static bank.eventsourced.ledger.LedgerAccount.CLEARING;
import static bank.eventsourced.ledger.LedgerAccount.CUSTOMER_DEPOSITS;
import static bank.eventsourced.ledger.LedgerAccount.FEES;
import static bank.eventsourced.ledger.LedgerAccount.INTEREST;
import static bank.eventsourced.ledger.LedgerAccount.TRANSFERS_IN_TRANSIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Currency;
import java.util.Map;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.domain.LedgerEvent.LedgerOpened;
import bank.eventsourced.ledger.domain.LedgerEvent.Posted;
import bank.eventsourced.money.Money;

class LedgerTest {

    private static final Currency EUR = Money.currency("EUR");

    @Test
    void startsWithNothing() {
        var ledger = after();
        assertThat(ledger.balance()).isEqualTo(euro("0"));
        assertThat(ledger.transactions()).isZero();
        assertThat(ledger.totalDebits()).isEqualTo(ledger.totalCredits()).isEqualTo(euro("0"));
        assertThat(ledger.name()).isEqualTo("general ledger EUR");
    }

    /** Account 1: +20 +20 +20 -40; account 2: +42 -12. */
    @Test
    void theSampleEndsWithABalanceOfFiftyAndSixTransactions() {
        var ledger = after(posted(CASH, CUSTOMER_DEPOSITS, "20"), posted(CASH, CUSTOMER_DEPOSITS, "20"),
                posted(CASH, CUSTOMER_DEPOSITS, "20"), posted(CUSTOMER_DEPOSITS, CASH, "40"),
                posted(CASH, CUSTOMER_DEPOSITS, "42"), posted(CUSTOMER_DEPOSITS, CASH, "12"));
        assertThat(ledger.balance()).isEqualTo(euro("50"));
        assertThat(ledger.transactions()).isEqualTo(6);
        assertThat(ledger.debits(CASH)).isEqualTo(euro("102"));
        assertThat(ledger.credits(CASH)).isEqualTo(euro("52"));
    }

    @Test
    void debitsEqualCreditsAfterEveryPosting() {
        var ledger = after(posted(CLEARING, CUSTOMER_DEPOSITS, "100"), posted(CUSTOMER_DEPOSITS, FEES, "3.50"),
                posted(INTEREST, CUSTOMER_DEPOSITS, "0.01"), posted(CUSTOMER_DEPOSITS, TRANSFERS_IN_TRANSIT, "50"),
                posted(TRANSFERS_IN_TRANSIT, CUSTOMER_DEPOSITS, "50"));
        assertThat(ledger.totalDebits()).isEqualTo(ledger.totalCredits()).isEqualTo(euro("203.51"));
        assertThat(ledger.balance()).isEqualTo(euro("96.51"));
        assertThat(ledger.debits(TRANSFERS_IN_TRANSIT)).isEqualTo(ledger.credits(TRANSFERS_IN_TRANSIT));
        assertThat(ledger.credits(FEES)).isEqualTo(euro("3.50"));
        assertThat(ledger.debits(INTEREST)).isEqualTo(euro("0.01"));
    }

    @Test
    void canBeOverdrawnAsAWhole() {
        assertThat(after(posted(CUSTOMER_DEPOSITS, CASH, "5")).balance()).isEqualTo(euro("-5"));
    }

    @Test
    void cannotExistUnbalanced() {
        assertThatIllegalStateException().isThrownBy(() -> new Ledger.Existing("general ledger EUR", EUR,
                Map.of(CASH, euro("20")), Map.of(CUSTOMER_DEPOSITS, euro("19.99")), 1))
                .withMessageContaining("of the general ledger EUR differ");
    }

    @Test
    void keepsOneCurrency() {
        var ledger = after();
        var yen = new Posted(1, new AccountNumber("1"), 1, CASH, CUSTOMER_DEPOSITS, Money.parse("20 JPY"));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> ledger.apply(yen));
    }

    @Test
    void startsWithItsOpening() {
        assertThatIllegalStateException().isThrownBy(
                () -> new Ledger.NotOpened().apply(posted(CASH, CUSTOMER_DEPOSITS, "1")))
                .withMessage("The first event of a ledger must open it");
    }

    private static Ledger.Existing after(Posted... postings) {
        var ledger = new Ledger.NotOpened().apply(new LedgerOpened(Ledger.name(EUR), EUR));
        for (var posting : postings) {
            ledger = ledger.apply(posting);
        }
        assertThat(ledger).isInstanceOf(Ledger.Existing.class);
        return (Ledger.Existing) ledger;
    }

    private static Posted posted(LedgerAccount debit, LedgerAccount credit, String amount) {
        return new Posted(1, new AccountNumber("1"), 1, debit, credit, euro(amount));
    }

    private static Money euro(String amount) {
        return Money.of(amount, EUR);
    }
}
