package bank.eventsourced.account.application;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import bank.eventsourced.account.ImportMapping.Amounts;
import bank.eventsourced.account.ImportMapping.Dates;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.application.TransactionRow.Direction;

/** Reads dates, amounts and directions in the ways that files write them. What is only half understood is refused. */
final class FieldFormats {

    private static final char MINUS_SIGN = '\u2212';
    private static final int LONGEST_QUOTE = 60;

    private static final Pattern POINT = Pattern.compile("[+-]?(\\d{1,30}|\\d{1,3}(,\\d{3}){1,9})(\\.\\d{1,30})?");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d{1,30}|\\d{1,3}(\\.\\d{3}){1,9})(,\\d{1,30})?");

    private static final Map<String, Direction> DIRECTIONS = Map.ofEntries(
            Map.entry("credit", Direction.CREDIT), Map.entry("debit", Direction.DEBIT),
            Map.entry("cr", Direction.CREDIT), Map.entry("dr", Direction.DEBIT),
            Map.entry("c", Direction.CREDIT), Map.entry("d", Direction.DEBIT),
            Map.entry("haben", Direction.CREDIT), Map.entry("soll", Direction.DEBIT),
            Map.entry("h", Direction.CREDIT), Map.entry("s", Direction.DEBIT),
            Map.entry("gutschrift", Direction.CREDIT), Map.entry("belastung", Direction.DEBIT));

    private FieldFormats() {}

    /** @throws InvalidInput if the text is no such date of the years 1 to 9999 */
    static LocalDate date(Dates dates, String text) {
        return switch (dates) {
            case ISO -> Instruction.valueDate(text);
            case DAY_MONTH_YEAR_DOTS -> date(text, "d.M.uuuu", "31.03.2026");
            case MONTH_DAY_YEAR -> date(text, "M/d/uuuu", "03/31/2026");
            case DAY_MONTH_YEAR -> date(text, "d/M/uuuu", "31/03/2026");
        };
    }

    private static LocalDate date(String text, String pattern, String example) {
        LocalDate date;
        try {
            date = LocalDate.parse(text,
                    DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
        } catch (DateTimeException noDate) {
            throw new InvalidInput("'%s' is not a date. Write for example %s.", shortened(text), example);
        }
        return Instruction.valueDate(date.toString());
    }

    /**
     * An amount as a plain decimal, in the words of {@link bank.eventsourced.money.Money#of}; plain ones are not looked at.
     *
     * @throws InvalidInput if the text is not written in this way
     */
    static String decimal(Amounts amounts, String text) {
        return switch (amounts) {
            case PLAIN -> text.replace(MINUS_SIGN, '-');
            case DECIMAL_POINT -> decimal(text, POINT, "1,234.56").replace(",", "");
            case DECIMAL_COMMA -> decimal(text, COMMA, "1.234,56").replace(".", "").replace(',', '.');
        };
    }

    private static String decimal(String text, Pattern pattern, String example) {
        var plain = text.replace(MINUS_SIGN, '-');
        if (!pattern.matcher(plain).matches()) {
            throw new InvalidInput(
                    "'%s' is not an amount. Write for example %s.", shortened(text), example);
        }
        return plain;
    }

    /** Credit or debit, in the words of several banks. */
    static Optional<Direction> direction(String text) {
        return Optional.ofNullable(DIRECTIONS.get(text.toLowerCase(Locale.ROOT)));
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
    }
}
