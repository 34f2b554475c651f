package bank.eventsourced.ledger.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.money.Money;

/** What every catalogue of ledgers promises. */
public abstract class LedgerCatalogueContract {

    protected abstract LedgerCatalogue catalogue();

    protected abstract TransactionOperations transaction();

    @Test
    void listsCurrenciesInTheOrderOfTheirCodes() {
        transaction().executeWithoutResult(status -> {
            catalogue().add(Money.currency("NOK"));
            catalogue().add(Money.currency("CHF"));
        });
        transaction().executeWithoutResult(status -> catalogue().add(Money.currency("KWD")));

        assertThat(catalogue().list()).extracting(Currency::getCurrencyCode)
                .containsSubsequence("CHF", "KWD", "NOK");
    }

    @Test
    void forgetsWhatWasRolledBack() {
        transaction().executeWithoutResult(status -> {
            catalogue().add(Money.currency("SEK"));
            status.setRollbackOnly();
        });
        assertThat(catalogue().list()).doesNotContain(Money.currency("SEK"));
    }

    @Test
    void writingNeedsATransactionOfTheCallers() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> catalogue().add(Money.currency("DKK")));
    }
}
