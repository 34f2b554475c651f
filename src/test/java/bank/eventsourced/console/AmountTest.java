package bank.eventsourced.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import bank.eventsourced.money.Money;

class AmountTest {

    private static final Optional<Currency> EUR = Optional.of(Currency.getInstance("EUR"));

    @Test
    void takesTheCurrencyThatIsWrittenOrElseThatOfTheAccount() {
        assertThat(Amount.of("20").in(EUR)).isEqualTo(Money.parse("20.00 EUR"));
        assertThat(Amount.of("20.00 USD").in(EUR)).isEqualTo(Money.parse("20.00 USD"));
        assertThat(Amount.of(List.of("20.00", "USD")).in(EUR)).isEqualTo(Money.parse("20.00 USD"));
        assertThat(Amount.of("1.0050").in(Optional.empty()).decimal()).isEqualTo("1.005");
        assertThat(Amount.of("92233720368547758.07").in(EUR).minorUnits()).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1,50", "1.005 EUR", "10 XXX", "10 EUR please", "1.00001", "1e3", "EUR 10",
            "99999999999999999999", "99999999999999999999 EUR"})
    void whatIsNoAmountIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.of(text)).withMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.00 EUR", "-0.01 EUR"})
    void aMovementNeedsMoreThanZero(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Amount.of(text).requirePositive())
                .withMessage("The amount must be more than zero, not %s.", text);
    }
}
