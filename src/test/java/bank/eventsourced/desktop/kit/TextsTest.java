package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.ledger.LedgerAccount;

class TextsTest {

    @SuppressWarnings("UnusedVariable") // The tests name it.
    private static final List<String> BUNDLES = Stream.concat(Stream.of("kit"), Texts.PACKAGES.stream())
            .map(it -> "bank.eventsourced.desktop.%s.%s".formatted(it, it))
            .toList();

    @ParameterizedTest
    @FieldSource("BUNDLES")
    void german_and_english_have_the_same_texts(String name) {
        assertThat(new TreeSet<>(ResourceBundle.getBundle(name, Locale.GERMAN).keySet()))
                .isEqualTo(new TreeSet<>(ResourceBundle.getBundle(name, Locale.ROOT).keySet()));
    }

    @ParameterizedTest
    @FieldSource("BUNDLES")
    void no_text_has_a_straight_apostrophe_which_would_hide_its_details(String name) {
        for (var locale : new Locale[]{Locale.ROOT, Locale.GERMAN}) {
            var bundle = ResourceBundle.getBundle(name, locale);
            assertThat(bundle.keySet()).allSatisfy(key -> assertThat(bundle.getString(key)).doesNotContain("'"));
        }
    }

    @ParameterizedTest
    @FieldSource("BUNDLES")
    void the_texts_of_a_screen_begin_with_its_name(String name) {
        var screen = name.substring(name.lastIndexOf('.') + 1);
        assertThat(ResourceBundle.getBundle(name, Locale.ROOT).keySet())
                .allMatch(key -> screen.equals("kit") ? !Texts.PACKAGES.contains(key.substring(0, key.indexOf('.')))
                        : key.startsWith(screen + "."));
    }

    @Test
    void every_kind_status_and_account_of_the_chart_has_a_name() {
        var texts = new Texts(Locale.ENGLISH);
        for (var kind : JournalEntry.Kind.values()) {
            assertThat(texts.get("kind." + kind)).isNotBlank();
        }
        for (var status : AccountStatus.values()) {
            assertThat(texts.get("status." + status)).isNotBlank();
        }
        for (var account : LedgerAccount.values()) {
            assertThat(texts.get("chart." + account)).isNotBlank();
        }
    }

    @Test
    void other_languages_get_english_whatever_the_machine_speaks() {
        assertThat(new Texts(Locale.FRENCH).get("window.opening")).isEqualTo("Opening the bank…");
    }

    @Test
    void counts_are_grammatical() {
        var texts = new Texts(Locale.ENGLISH);
        assertThat(texts.get("shell.accounts", 0L)).isEqualTo("No accounts");
        assertThat(texts.get("shell.accounts", 1L)).isEqualTo("1 account");
        assertThat(texts.get("shell.accounts", 20_000L)).isEqualTo("20,000 accounts");
    }
}
