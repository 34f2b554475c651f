package bank.eventsourced.desktop.settings;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.money.Money;

/** The language of the texts and, apart from it, the way amounts and dates are written. Acts at once. */
final class LanguageCard {

    private static final Locale AS_THE_SYSTEM = Locale.ROOT;
    private static final String LANGUAGE = "language";
    private static final String FORMATS = "formats";
    private static final List<String> LANGUAGES = List.of("en", "de");
    private static final List<String> REGIONS = List.of("de-DE", "de-AT", "de-CH", "en-GB", "en-IE", "en-US", "fr-FR",
            "es-ES", "it-IT", "nl-NL", "sv-SE", "pl-PL", "cs-CZ", "ja-JP");
    private static final LocalDate SAMPLE_DATE = LocalDate.of(2026, 3, 31);

    private final Desk desk;
    private final Texts texts;
    private final Label sample = new Label();
    private final Node root;

    LanguageCard(Desk desk) {
        this.desk = desk;
        texts = desk.texts();
        sample.setId("formats-sample");
        sample.setText(sample());
        root = Cards.card(texts.get("settings.language"),
                Cards.setting(texts.get("settings.language.texts"),
                        choice(LANGUAGE, LANGUAGES, LanguageCard::nameOfLanguage), ""),
                Cards.setting(texts.get("settings.language.formats"),
                        choice(FORMATS, REGIONS, LanguageCard::nameOfRegion), ""),
                sample);
    }

    Node root() {
        return root;
    }

    /** The first choice follows the machine. */
    private ComboBox<Locale> choice(String preference, List<String> tags, Names names) {
        var box = new ComboBox<Locale>();
        box.setId("settings-" + preference);
        box.setAccessibleText(texts.get("settings.language." + (preference.equals(LANGUAGE) ? "texts" : FORMATS)));
        box.setConverter(new StringConverter<>() {

            @Override
            public String toString(@Nullable Locale locale) {
                return locale == null || locale.equals(AS_THE_SYSTEM) ? texts.get("settings.language.system")
                        : names.of(locale, texts.locale());
            }

            @Override
            public Locale fromString(String text) {
                throw new UnsupportedOperationException("Locales are chosen, not typed");
            }
        });
        var chosen = desk.preferences().get(preference).map(Locale::forLanguageTag).orElse(AS_THE_SYSTEM);
        Stream.of(Stream.of(AS_THE_SYSTEM), tags.stream().map(Locale::forLanguageTag), Stream.of(chosen))
                .flatMap(it -> it)
                .distinct()
                .forEach(box.getItems()::add);
        box.setValue(chosen);
        box.valueProperty().subscribe((_, now) -> choose(preference, now));
        return box;
    }

    private interface Names {

        String of(Locale locale, Locale in);
    }

    private static String nameOfLanguage(Locale locale, Locale in) {
        var own = locale.getDisplayLanguage(locale);
        return locale.getLanguage().equals(in.getLanguage()) ? own : own + " · " + locale.getDisplayLanguage(in);
    }

    private static String nameOfRegion(Locale locale, Locale in) {
        return locale.getDisplayCountry(in) + " · " + locale.getDisplayLanguage(in);
    }

    /** The window is drawn anew, once the list of choices has closed. */
    private void choose(String preference, Locale locale) {
        if (locale.equals(AS_THE_SYSTEM)) {
            desk.preferences().remove(preference);
        } else {
            desk.preferences().put(preference, locale.toLanguageTag());
        }
        desk.gate().enter(desk.redraw());
    }

    private String sample() {
        var language = Language.of(desk.preferences());
        var amount = Money.of("-1234567.89", Money.currency("EUR"));
        return texts.get("settings.language.sample", language.amounts().showWithCurrency(amount),
                language.date(SAMPLE_DATE));
    }
}
