package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import bank.eventsourced.desktop.kit.AmountFormat.Typed;
import bank.eventsourced.money.Money;

class AmountFormatTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | 1,234.56 | EUR | 1234.56", "en | 1234.56 | EUR | 1234.56",
            "en | 20 | EUR | 20", "en | 1,000 | EUR | 1000", "en | 0.5 | EUR | 0.5", "en | 1,234 | JPY | 1234",
            "en | 1.234 | KWD | 1.234", "en | −3.00 | EUR | -3", "en | -3 | EUR | -3", "en | +3 | EUR | 3",
            "de | 1.234,56 | EUR | 1234.56", "de | 1234,5 | EUR | 1234.5", "de | 1.000 | EUR | 1000",
            "fr | 1 234,56 | EUR | 1234.56", "de-CH | 1'234.56 | CHF | 1234.56"})
    void reads_amounts_as_people_write_them(String locale, String text, String currency, String amount) {
        assertThat(format(locale).read(text, Money.currency(currency)))
                .isEqualTo(new Typed.Amount(Money.of(amount, Money.currency(currency))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12,3x", "x", "1.005", "1,23", "1,2345", "12,34,567", ".5", "5.", "1e3", "--1",
            "1.2.3", "١٢", "99999999999999999999", "1 000", "0x1F"})
    void rejects_what_is_not_wholly_an_amount_of_euros_in_english(String text) {
        assertThat(format("en").read(text, Money.currency("EUR"))).isInstanceOf(Typed.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12.50", "1,000", "1,234.56", "1.00"})
    void rejects_english_amounts_in_german(String text) {
        assertThat(format("de").read(text, Money.currency("EUR"))).isInstanceOf(Typed.Rejected.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "0.00"})
    void an_amount_that_moves_is_more_than_zero(String text) {
        assertThat(format("en").readPositive(text, Money.currency("EUR"))).isInstanceOfSatisfying(Typed.Rejected.class,
                it -> assertThat(it.sentence()).contains("more than zero"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"en | 1234.56 EUR | 1,234.56", "en | -1234.5 EUR | −1,234.50",
            "en | 0 EUR | 0.00", "en | 1234567 JPY | 1,234,567", "en | 1.234 KWD | 1.234",
            "de | -1234.56 EUR | −1.234,56"})
    void shows_amounts_with_the_decimals_of_their_currency_and_a_true_minus(String locale, String money, String shown) {
        assertThat(format(locale).show(Money.parse(money))).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "fr", "de-CH", "pl", "hi-IN", "ar-EG", "sv"})
    void reads_what_it_shows(String locale) {
        var money = new Money(-123_456_789L, Money.currency("EUR"));
        assertThat(format(locale).read(format(locale).show(money), money.currency()))
                .isEqualTo(new Typed.Amount(money));
        assertThat(format(locale).read(format(locale).show(new Money(Long.MAX_VALUE, money.currency())),
                money.currency())).isEqualTo(new Typed.Amount(new Money(Long.MAX_VALUE, money.currency())));
    }

    @Test
    void says_how_to_write_it_in_the_same_locale() {
        assertThat(format("de").read("12,3x", Money.currency("EUR"))).isInstanceOfSatisfying(Typed.Rejected.class,
                it -> assertThat(it.sentence()).contains("12,3x").contains("1.234,56"));
    }

    private static AmountFormat format(String tag) {
        var locale = Locale.forLanguageTag(tag);
        return new AmountFormat(locale, new Texts(locale));
    }
}
