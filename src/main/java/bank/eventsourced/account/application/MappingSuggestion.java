package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportMapping;
import bank.eventsourced.account.ImportMapping.Amounts;
import bank.eventsourced.account.ImportMapping.Dates;
import bank.eventsourced.account.ImportMapping.Source;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.application.TransactionFiles.RawRow;
import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.money.Money;

/**
 * Suggests where the values of a transaction come from: by the names of the columns, in English and German, and by what
 * stands in the first rows. A guess for people to look at; nothing is imported by it unasked.
 */
final class MappingSuggestion {

    /** What columns are called elsewhere: letters and digits only, the likeliest first. */
    private static final Map<ImportColumn, List<String>> NAMES = Map.of(
            ImportColumn.BOOKED_ON,
            List.of("bookedon", "bookingdate", "buchungstag", "buchungsdatum", "date", "datum", "transactiondate",
                    "valuedate", "valutadatum", "valuta", "wertstellung"),
            ImportColumn.ACCOUNT,
            List.of("account", "accountnumber", "accountno", "konto", "kontonummer", "auftragskonto", "iban"),
            ImportColumn.DIRECTION,
            List.of("direction", "richtung", "creditdebit", "debitcredit", "sollhaben", "habensoll", "sh", "type"),
            ImportColumn.AMOUNT, List.of("amount", "betrag", "umsatz", "value", "wert"),
            ImportColumn.CURRENCY, List.of("currency", "währung", "waehrung", "ccy", "wkz"),
            ImportColumn.TEXT,
            List.of("text", "description", "verwendungszweck", "beschreibung", "memo", "reference", "referenz",
                    "details", "buchungstext"),
            ImportColumn.COUNTERPARTY,
            List.of("counterparty", "payee", "gegenkonto", "gegenpartei", "empfänger", "empfaenger", "beneficiary",
                    "begünstigterzahlungspflichtiger", "beguenstigterzahlungspflichtiger", "auftraggeberempfänger"),
            ImportColumn.HOLDER, List.of("holder", "accountholder", "inhaber", "kontoinhaber"),
            ImportColumn.PURPOSE, List.of("purpose", "zweck"));

    private final List<String> columns;
    private final List<RawRow> rows;
    private final Map<ImportColumn, Integer> found = new EnumMap<>(ImportColumn.class);

    private MappingSuggestion(List<String> columns, List<RawRow> rows) {
        this.columns = columns;
        this.rows = rows;
    }

    static ImportMapping of(List<String> columns, List<RawRow> rows) {
        return new MappingSuggestion(columns, rows).suggest();
    }

    private ImportMapping suggest() {
        var taken = new HashSet<Integer>();
        for (var column : ImportColumn.values()) {
            NAMES.getOrDefault(column, List.of())
                    .stream()
                    .flatMap(name -> index(name).stream())
                    .filter(index -> fits(column, values(index)))
                    .filter(taken::add)
                    .findFirst()
                    .ifPresent(index -> found.put(column, index));
        }
        var sources = new EnumMap<ImportColumn, Source>(ImportColumn.class);
        found.forEach((column, index) -> sources.put(column, new Source.Header(columns.get(index).strip())));
        return new ImportMapping(sources, !found.containsKey(ImportColumn.DIRECTION), dates(), amounts());
    }

    /** What gives away that these are values rather than names of columns: no column is called by a date. */
    static Optional<String> dateAmong(List<String> columns) {
        return columns.stream()
                .map(String::strip)
                .filter(it -> Stream.of(Dates.values())
                        .anyMatch(dates -> makesSense(date -> FieldFormats.date(dates, date)).test(it)))
                .findFirst();
    }

    /** The column of this name; none if there are two. */
    private Optional<Integer> index(String name) {
        var same = new ArrayList<Integer>();
        for (int i = 0; i < columns.size(); i++) {
            if (lettersAndDigits(columns.get(i)).equals(name)) {
                same.add(i);
            }
        }
        return same.size() == 1 ? Optional.of(same.getFirst()) : Optional.empty();
    }

    private static String lettersAndDigits(String name) {
        var kept = new StringBuilder();
        name.toLowerCase(Locale.ROOT).chars().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    /** Words such as type or value mean many things: whether these can be meant is told by what stands below them. */
    private static boolean fits(ImportColumn column, List<String> values) {
        return switch (column) {
            case DIRECTION -> values.stream().allMatch(it -> FieldFormats.direction(it).isPresent());
            case BOOKED_ON -> values.stream().noneMatch(it -> it.chars().noneMatch(Character::isDigit));
            case AMOUNT -> values.stream().noneMatch(it -> it.chars().noneMatch(Character::isDigit));
            case CURRENCY -> values.stream().allMatch(makesSense(Money::currency));
            case ACCOUNT, TEXT, COUNTERPARTY, HOLDER, PURPOSE -> true;
        };
    }

    private Dates dates() {
        var values = values(ImportColumn.BOOKED_ON);
        return likeliest(Dates.values(), values, dates -> makesSense(it -> FieldFormats.date(dates, it)));
    }

    private Amounts amounts() {
        var values = values(ImportColumn.AMOUNT);
        var any = Money.currency("KWD");
        return likeliest(Amounts.values(), values,
                amounts -> makesSense(it -> Money.of(FieldFormats.decimal(amounts, it), any)));
    }

    /** The first of those that make sense of the most values: a bad row among good ones must not decide. */
    private static <T> T likeliest(T[] forms, List<String> values, Function<T, Predicate<String>> fits) {
        return Stream.of(forms)
                .max(Comparator.comparingLong(form -> values.stream().filter(fits.apply(form)).count()))
                .orElseThrow();
    }

    private static Predicate<String> makesSense(Function<String, ?> meaning) {
        return text -> {
            try {
                return meaning.apply(text) != null;
            } catch (InvalidInput | InvalidMoney senseless) {
                return false;
            }
        };
    }

    private List<String> values(ImportColumn column) {
        return Optional.ofNullable(found.get(column)).map(this::values).orElse(List.of());
    }

    private List<String> values(int index) {
        return rows.stream()
                .filter(row -> row.fields().size() > index)
                .map(row -> row.fields().get(index).strip())
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
