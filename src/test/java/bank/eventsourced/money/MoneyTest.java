package bank.eventsourced.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Currency;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency EUR = Money.currency("EUR");

    @ParameterizedTest
    @CsvSource({"20 EUR, 2000", "20.5 EUR, 2050", "20.50 EUR, 2050", "0.01 EUR, 1", "-3.00 EUR, -300", "+7 EUR, 700",
            "0 EUR, 0", "1000 JPY, 1000", "1.234 KWD, 1234", "1.5 KWD, 1500", "007.10 EUR, 710", "1.000 EUR, 100",
            "92233720368547758.07 EUR, 9223372036854775807", "-92233720368547758.08 EUR, -9223372036854775808"})
    void readsDecimalsInTheMinorUnitsOfTheCurrency(String text, long minorUnits) {
        assertThat(Money.parse(text).minorUnits()).isEqualTo(minorUnits);
    }

    @Test
    void readsWhatPeopleTypeWithSpacesAround() {
        assertThat(Money.parse("  20.50 EUR ")).isEqualTo(new Money(2050, EUR));
        assertThat(Money.of(" 20.50 ", EUR)).isEqualTo(new Money(2050, EUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"20.50 EUR", "-0.01 EUR", "0.00 EUR", "1000 JPY", "-7 JPY", "0.001 KWD", "12.340 KWD",
            "92233720368547758.07 EUR", "-9223372036854775808 JPY"})
    void writesExactlyTheDecimalsOfTheCurrencyAndReadsThemAgain(String text) {
        assertThat(Money.parse(text)).hasToString(text);
        assertThat(Money.parse(Money.parse(text).toString())).isEqualTo(Money.parse(text));
    }

    @Test
    void givesTheAmountWithoutCurrency() {
        assertThat(Money.parse("20.5 EUR").decimal()).isEqualTo("20.50");
        assertThat(Money.parse("20 JPY").decimal()).isEqualTo("20");
        assertThat(Money.parse("20 KWD").amount()).isEqualTo("20.000");
    }

    @Test
    void refusesMoreDecimalsThanTheCurrencyHasAndNeverRounds() {
        refuses("1.005 EUR", "1.005 EUR has more decimals than EUR allows (2). Write for example 20.50.");
        refuses("10.5 JPY", "10.5 JPY has more decimals than JPY allows (0). Write for example 2050.");
        refuses("0.0001 KWD", "0.0001 KWD has more decimals than KWD allows (3). Write for example 2.050.");
        refuses("0.000000000000000000000000000001 EUR",
                "0.000000000000000000000000000001 EUR has more decimals than EUR allows (2). Write for example 20.50.");
    }

    @Test
    void refusesWhatIsNoCurrencyToKeepAccountsIn() {
        refuses("10 XXX", "'XXX' is no currency that accounts can be kept in. Write a code such as EUR, CZK or JPY.");
        refuses("10 QQQ", "'QQQ' is not a currency. Write an ISO 4217 code such as EUR, CZK or JPY.");
        refuses("10 eur", "'eur' is not a currency. Write an ISO 4217 code such as EUR, CZK or JPY.");
        refuses("10", "'10' has no currency. Write for example 20.50 EUR.");
        assertThatExceptionOfType(InvalidMoney.class).isThrownBy(() -> new Money(1, Currency.getInstance("XXX")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ten", "1,000.00", "1.000,00", "1e3", "0x10", "1.", ".5", "--1", "1 000", "NaN", "٣",
            "1\u00a0000", "12.34.56", "$5", "5-"})
    void refusesRubbishInASentence(String rubbish) {
        assertThatExceptionOfType(InvalidMoney.class).isThrownBy(() -> Money.of(rubbish, EUR))
                .withMessage("'%s' is not an amount. Write digits with a decimal point, such as 20 or 20.50.", rubbish);
    }

    @Test
    void refusesWhatItCannotCount() {
        refuses("92233720368547758.08 EUR", "92233720368547758.08 EUR is more than this bank can count.");
        refuses("999999999999999999999999999999 JPY",
                "999999999999999999999999999999 JPY is more than this bank can count.");
    }

    @Test
    void quotesOnlyTheBeginningOfAVeryLongText() {
        assertThatExceptionOfType(InvalidMoney.class).isThrownBy(() -> Money.of("9".repeat(100_000), EUR))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
        assertThatExceptionOfType(InvalidMoney.class).isThrownBy(() -> Money.currency("E".repeat(100_000)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void addsAndSubtractsExactly() {
        assertThat(Money.parse("0.10 EUR").plus(Money.parse("0.20 EUR"))).isEqualTo(Money.parse("0.30 EUR"));
        assertThat(Money.parse("1.00 EUR").minus(Money.parse("0.99 EUR"))).isEqualTo(Money.parse("0.01 EUR"));
        assertThat(Money.parse("1.00 EUR").negated()).isEqualTo(Money.parse("-1.00 EUR"));
    }

    @Test
    void throwsInsteadOfOverflowing() {
        var most = new Money(Long.MAX_VALUE, EUR);
        var least = new Money(Long.MIN_VALUE, EUR);
        var cent = Money.parse("0.01 EUR");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(cent));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> least.minus(cent));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(least::negated);
    }

    @Test
    void neverMixesCurrencies() {
        var euro = Money.parse("1 EUR");
        var yen = Money.parse("1 JPY");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> euro.plus(yen))
                .withMessage("1.00 EUR and 1 JPY are different currencies");
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> euro.minus(yen));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> euro.compareTo(yen));
    }

    @Test
    void knowsItsSign() {
        assertThat(Money.zero(EUR).isZero()).isTrue();
        assertThat(Money.parse("0.01 EUR").isPositive()).isTrue();
        assertThat(Money.parse("-0.01 EUR").isNegative()).isTrue();
        assertThat(Money.zero(EUR).isPositive()).isFalse();
        assertThat(Money.zero(EUR).isNegative()).isFalse();
        assertThat(Money.parse("0.02 EUR")).isGreaterThan(Money.parse("0.01 EUR"));
    }

    private static void refuses(String text, String sentence) {
        assertThatExceptionOfType(InvalidMoney.class).isThrownBy(() -> Money.parse(text)).withMessage(sentence);
    }
}
