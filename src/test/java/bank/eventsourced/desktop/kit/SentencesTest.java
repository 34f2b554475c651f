package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Sentence;

/** Whatever the bank says to people, a German window says in German. */
class SentencesTest {

    private static final Language GERMAN = Language.of(Locale.GERMAN, Locale.GERMANY);
    private static final Language ENGLISH = Language.of(Locale.ENGLISH, Locale.UK);
    private static final Language FRENCH = Language.of(Locale.FRENCH, Locale.FRANCE);

    private static SpokenForms spoken;

    @BeforeAll
    static void listen() throws IOException {
        spoken = SpokenForms.ofThisProgram();
    }

    @Test
    void every_form_is_a_literal_with_as_many_places_as_values() {
        assertThat(spoken.speakers()).contains("Sentence.of", "new InvalidInput", "new InvalidMoney");
        assertThat(spoken.faults()).isEmpty();
    }

    @Test
    void every_form_is_translated_and_nothing_else_is() throws IOException {
        assertThat(texts("sentences_de.properties").keySet()).isEqualTo(spoken.forms());
        assertThat(spoken.forms()).containsAll(texts("sentences.properties").keySet());
    }

    @Test
    void every_translation_says_the_same_values() throws IOException {
        for (var bundle : new String[]{"sentences_de.properties", "sentences.properties"}) {
            assertThat(texts(bundle)).allSatisfy((form, translation) -> assertThat(SpokenForms.places(translation))
                    .containsExactlyInAnyOrderElementsOf(SpokenForms.places(form)));
        }
    }

    @Test
    void values_are_written_as_the_language_writes_them() {
        var refused = new Refusal.AmountTooLarge(new AccountNumber("4711"), Money.parse("1234.50 EUR"));
        assertThat(GERMAN.sentence(refused))
                .isEqualTo("Mit weiteren 1.234,50 EUR hielte Konto 4711 mehr, als diese Bank zählen kann.");
        assertThat(ENGLISH.sentence(refused))
                .isEqualTo("With 1,234.50 EUR more, account 4711 would hold more than this bank can count.");
        assertThat(refused.explanation())
                .hasToString("With 1234.50 EUR more, account 4711 would hold more than this bank can count.");
    }

    @Test
    void sentences_in_sentences_are_translated_and_the_words_of_others_are_not() {
        var failed = Sentence.of("Line %s could not be recorded: %s", 12_345L,
                Sentence.saidBy(new InvalidInput("There is no file %s. Check its name.", "a.csv")));
        assertThat(GERMAN.sentence(failed)).isEqualTo(
                "Zeile 12.345 konnte nicht gebucht werden: Es gibt keine Datei a.csv. Prüfen Sie den Namen.");
        assertThat(GERMAN.sentence(Sentence.saidBy(new IOException("full to 100%")))).isEqualTo("full to 100%");
        assertThat(GERMAN.sentence(Sentence.saidBy(new IOException()))).isEqualTo("IOException");
    }

    @Test
    void what_somebody_wrote_is_repeated_as_it_is() {
        assertThat(GERMAN.sentence((Throwable) wrong("100%"))).isEqualTo(
                "„100%“ ist keine Währung. Schreiben Sie ein Kürzel nach ISO 4217, etwa EUR, CZK oder JPY.");
    }

    @Test
    void a_failure_is_said_in_the_language_of_the_window() {
        var failure = new IllegalStateException("Error creating bean",
                new InvalidInput("%s is a folder. Name a file of transactions.", "march"));
        assertThat(GERMAN.sentence(failure)).isEqualTo("march ist ein Ordner. Nennen Sie eine Datei mit Umsätzen.");
        assertThat(FRENCH.sentence(failure)).isEqualTo("march is a folder. Name a file of transactions.");
    }

    private static InvalidMoney wrong(String currency) {
        try {
            throw new AssertionError(Money.currency(currency) + " is a currency");
        } catch (InvalidMoney wrong) {
            return wrong;
        }
    }

    /** The texts of one bundle alone, without those of the one that it falls back to. */
    private static Map<String, String> texts(String bundle) throws IOException {
        try (var in = Objects.requireNonNull(SentencesTest.class.getResourceAsStream(bundle))) {
            var texts = new Properties();
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            var sorted = new TreeMap<String, String>();
            texts.forEach((form, text) -> sorted.put(form.toString(), text.toString()));
            return sorted;
        }
    }
}
