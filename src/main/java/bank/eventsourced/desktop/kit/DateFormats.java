package bank.eventsourced.desktop.kit;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How people somewhere write days and times; worked out once, since a table shows hundreds at once. Thread-safe. */
public final class DateFormats {

    private static final String FOUR_DIGITS = "uuuu";

    private final DateTimeFormatter days;
    private final DateTimeFormatter times;

    DateFormats(Locale formats) {
        var pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(FormatStyle.SHORT, null,
                IsoChronology.INSTANCE, formats);
        days = DateTimeFormatter.ofPattern(pattern.replaceAll("[yu]+", FOUR_DIGITS)
                .replaceAll("\\bM\\b", "MM")
                .replaceAll("\\bd\\b", "dd"), formats);
        times = DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(formats);
    }

    /** Always with four digits of the year. */
    String day(LocalDate day) {
        return days.format(day);
    }

    String dayAndTime(ZonedDateTime moment) {
        return days.format(moment) + ", " + times.format(moment);
    }

    /** A day as {@link #day} writes it or as ISO does; empty if it is none. */
    Optional<LocalDate> read(String text) {
        for (var form : List.of(DateTimeFormatter.ISO_LOCAL_DATE, days)) {
            try {
                return Optional.of(LocalDate.parse(text, form.withResolverStyle(ResolverStyle.STRICT)));
            } catch (DateTimeParseException _) {
                // Perhaps the other form fits.
            }
        }
        return Optional.empty();
    }
}
