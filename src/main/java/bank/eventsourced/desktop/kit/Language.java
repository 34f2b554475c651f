package bank.eventsourced.desktop.kit;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/**
 * How this window speaks: its texts, amounts and dates. Dates are written as people here do, and as ISO does where the
 * inside of the bank is shown; times are those of the machine's time zone.
 *
 * @param days     how days are written
 * @param formats  whose way it is to write amounts and dates
 * @param currency what people here count in
 * @param meaning  what a failure means, as far as the bank knows
 */
public record Language(Texts texts, AmountFormat amounts, DateFormats days, Locale formats, ZoneId zone,
        Currency currency, UnaryOperator<RuntimeException> meaning) {

    private static final DateTimeFormatter TO_THE_SECOND = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** As the user of this machine has chosen: the language, and independently of it the way amounts are written. */
    public static Language ofThisUser() {
        return of(Locale.getDefault(Locale.Category.DISPLAY), Locale.getDefault(Locale.Category.FORMAT));
    }

    /** As has been chosen in the settings, or else as the user of this machine has chosen. */
    public static Language of(Preferences preferences) {
        return of(preferences.get("language")
                .map(Locale::forLanguageTag)
                .orElseGet(() -> Locale.getDefault(Locale.Category.DISPLAY)),
                preferences.get("formats")
                        .map(Locale::forLanguageTag)
                        .orElseGet(() -> Locale.getDefault(Locale.Category.FORMAT)));
    }

    public static Language of(Locale language, Locale formats) {
        var texts = new Texts(language);
        return new Language(texts, new AmountFormat(formats, texts), new DateFormats(formats), formats,
                ZoneId.systemDefault(), currencyOf(formats), it -> it);
    }

    /** The same, but amounts that are shown are hidden from whoever looks over a shoulder. */
    public Language discreet() {
        return new Language(texts, amounts.discreet(), days, formats, zone, currency, meaning);
    }

    /** The same, but of a bank that is open and knows what some failures mean. */
    public Language of(Operations bank) {
        return new Language(texts, amounts, days, formats, zone, currency, bank::meaning);
    }

    /** Such as {@code 31/03/2026} or {@code 31.03.2026}; always with four digits of the year. */
    public String date(LocalDate date) {
        return days.day(date);
    }

    /** Such as {@code 31.03.2026, 14:05}. */
    public String dateAndTime(Instant instant) {
        return days.dayAndTime(instant.atZone(zone));
    }

    /** Such as {@code 2026-03-31}. */
    public String isoDate(LocalDate date) {
        return date.toString();
    }

    /** Such as {@code 2026-03-31 14:05:09}. */
    public String isoDateAndTime(Instant instant) {
        return TO_THE_SECOND.format(instant.atZone(zone));
    }

    /** A date as {@link #date} writes it or as ISO does; empty if it is none. */
    public Optional<LocalDate> readDate(String text) {
        return days.read(text.strip());
    }

    /** A count such as {@code 1,234}. */
    public String count(long number) {
        return NumberFormat.getIntegerInstance(formats).format(number);
    }

    /** Why the rules of the bank forbid something, in this language. */
    public String sentence(Explained refusal) {
        return sentence(refusal.explanation());
    }

    /** What went wrong, in this language as far as this program says it. */
    public String sentence(Throwable failure) {
        return sentence(Failure.explanation(
                failure instanceof RuntimeException unchecked ? meaning.apply(unchecked) : failure));
    }

    /** What the bank says, in this language. */
    public String sentence(Sentence said) {
        return texts.form(said.form()).formatted(said.values().stream().map(this::words).toArray());
    }

    private String words(Object value) {
        return switch (value) {
            case Sentence part -> sentence(part);
            case Money money -> amount(money);
            case Integer number -> count(number);
            case Long number -> count(number);
            default -> value.toString();
        };
    }

    private String amount(Money money) {
        return amounts.showWithCurrency(money);
    }

    private static Currency currencyOf(Locale locale) {
        var euro = Currency.getInstance("EUR");
        if (locale.getCountry().isEmpty()) {
            return euro;
        }
        try {
            var local = Currency.getInstance(locale);
            return local == null || local.getDefaultFractionDigits() < 0 ? euro : local;
        } catch (IllegalArgumentException _) {
            return euro;
        }
    }
}
