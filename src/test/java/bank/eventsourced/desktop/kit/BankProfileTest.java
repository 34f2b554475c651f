package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import bank.eventsourced.money.Money;

class BankProfileTest {

    @Test
    void what_was_told_is_kept_and_something_usual_stands_in_until_then() {
        var preferences = Preferences.forgetful();
        assertThat(BankProfile.of(preferences)).isEqualTo(new BankProfile("Event Sourced Bank", List.of(), 10_000));

        var told = new BankProfile("Sparverein", BankProfile.lines(" Hauptstraße 1 \n\n10115 Berlin\n"), 500);
        told.keepIn(preferences);
        assertThat(BankProfile.of(preferences)).isEqualTo(told);
        assertThat(told.address()).containsExactly("Hauptstraße 1", "10115 Berlin");
    }

    @Test
    void an_amount_is_large_from_the_limit_on_whatever_its_currency() {
        var profile = new BankProfile("Bank", List.of(), 500);
        assertThat(profile.isLarge(Money.parse("499.99 EUR"))).isFalse();
        assertThat(profile.isLarge(Money.parse("500.00 EUR"))).isTrue();
        assertThat(profile.isLarge(Money.parse("500 JPY"))).isTrue();
        assertThat(profile.isLarge(Money.parse("499.999 KWD"))).isFalse();
        assertThat(new BankProfile("Bank", List.of(), 0).isLarge(Money.parse("9999999 EUR"))).isFalse();
    }
}
