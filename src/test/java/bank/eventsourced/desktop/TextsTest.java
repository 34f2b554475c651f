package bank.eventsourced.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.ledger.LedgerAccount;

class TextsTest {

    private static final String BUNDLE = "bank.eventsourced.desktop.texts";

    @Test
    void german_and_english_have_the_same_texts() {
        assertThat(new TreeSet<>(ResourceBundle.getBundle(BUNDLE, Locale.GERMAN).keySet()))
                .isEqualTo(new TreeSet<>(ResourceBundle.getBundle(BUNDLE, Locale.ROOT).keySet()));
    }

    @Test
    void no_text_has_a_straight_apostrophe_which_would_hide_its_details() {
        for (var locale : new Locale[]{Locale.ROOT, Locale.GERMAN}) {
            var bundle = ResourceBundle.getBundle(BUNDLE, locale);
            assertThat(bundle.keySet()).allSatisfy(key -> assertThat(bundle.getString(key)).doesNotContain("'"));
        }
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
        assertThat(texts.get("status.accounts", 0L)).isEqualTo("No accounts");
        assertThat(texts.get("status.accounts", 1L)).isEqualTo("1 account");
        assertThat(texts.get("status.accounts", 20_000L)).isEqualTo("20,000 accounts");
    }
}
