package bank.eventsourced.account.application;

import static bank.eventsourced.account.ImportColumn.ACCOUNT;
import static bank.eventsourced.account.ImportColumn.AMOUNT;
import static bank.eventsourced.account.ImportColumn.BOOKED_ON;
import static bank.eventsourced.account.ImportColumn.CURRENCY;
import static bank.eventsourced.account.ImportColumn.DIRECTION;
import static bank.eventsourced.account.ImportColumn.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.ImportMapping;
import bank.eventsourced.account.ImportMapping.Amounts;
import bank.eventsourced.account.ImportMapping.Dates;
import bank.eventsourced.account.ImportMapping.Source.Constant;
import bank.eventsourced.account.ImportMapping.Source.Header;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.application.TransactionFiles.RawRow;
import bank.eventsourced.account.application.TransactionFiles.TransactionFile;
import bank.eventsourced.account.application.TransactionRows.Reading;
import bank.eventsourced.money.Money;

class TransactionRowsTest {

    private static final String ALL_COLUMNS = "booked_on|account|direction|amount|currency|text|counterparty";

    @Test
    void aGoodRowBecomesACommand() {
        var row = good(ALL_COLUMNS, "1993-01-02|2378|debit|700.50|CZK|rent|AB 123");

        assertThat(row.bookedOn()).isEqualTo(LocalDate.of(1993, 1, 2));
        assertThat(row.command()).isEqualTo(new AccountCommand.Withdraw(row.account(), Money.parse("700.50 CZK"),
                Purpose.REMITTANCE, "rent", "AB 123"));
    }

    @Test
    void columnsAreFoundByNameInAnyOrderAndOthersIgnored() {
        var row = good("Currency|extra|AMOUNT| direction |account|booked_on", "JPY|x|7|CREDIT|A-1|2026-03-31");

        assertThat(row.amount()).isEqualTo(Money.parse("7 JPY"));
        assertThat(row.text()).isEmpty();
        assertThat(row.purpose()).isEqualTo(Purpose.CASH);
        assertThat(row.holder()).isEmpty();
    }

    @Test
    void aHolderAndAPurposeCanBeStated() {
        var row = good(ALL_COLUMNS + "|holder|purpose", "2026-03-31|1|credit|1|EUR||XY 1|Alice|fee");

        assertThat(row.holder()).contains("Alice");
        assertThat(row.purpose()).isEqualTo(Purpose.FEE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", nullValues = "-", value = {"cash deposit||CASH",
            "interest credited||INTEREST",
            "cash withdrawal; statement fee||FEE", "cash withdrawal; overdraft interest||INTEREST",
            "interest; household payment||CASH", "coffee||CASH", "transfer; loan payment|AB 1|REMITTANCE",
            "statement fee|AB 1|REMITTANCE", "||CASH"})
    void thePurposeIsDerivedFromCounterpartyAndText(@org.jspecify.annotations.Nullable String text,
            @org.jspecify.annotations.Nullable String counterparty, Purpose purpose) {
        assertThat(TransactionRows.derivedPurpose(text == null ? "" : text, counterparty == null ? "" : counterparty))
                .isEqualTo(purpose);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"1993-02-30|1|credit|1|EUR|t|;booked_on",
            "+10000-01-01|1|credit|1|EUR|t|;booked_on",
            "2026-01-01||credit|1|EUR|t|;account", "2026-01-01|a b|credit|1|EUR|t|;account",
            "2026-01-01|1|both|1|EUR|t|;direction", "2026-01-01|1|credit|1,50|EUR|t|;amount",
            "2026-01-01|1|credit|0|EUR|t|;amount", "2026-01-01|1|credit|-1|EUR|t|;amount",
            "2026-01-01|1|credit|1.005|EUR|t|;amount", "2026-01-01|1|credit|99999999999999999999|EUR|t|;amount",
            "2026-01-01|1|credit|1|XXX|t|;currency", "2026-01-01|1|credit|1|Euro|t|;currency"})
    void aBadFieldIsNamedWithItsLineAndColumn(String row, String column) {
        assertThat(bad(ALL_COLUMNS, row)).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.reason()).asString().endsWith(".");
            assertThat(fault.refusal()).isFalse();
        });
    }

    @Test
    void everyBadFieldOfARowIsNamed() {
        assertThat(bad(ALL_COLUMNS, "?|1|?|?|EUR|" + "x".repeat(501) + "|" + "y".repeat(101))).extracting(Fault::column)
                .containsExactly("booked_on", "direction", "amount", "text", "counterparty");
    }

    /** Whatever stands in a field, the row makes sense or each of its faults is a sentence with its column. */
    @Test
    void rubbishInAnyFieldIsAFaultOrMakesSense() {
        var rubbish = List.of("", " ", "=1+1", "@SUM(A1)", "-0", "+1", "--1", "1e9", "NaN", "Infinity", "0x10", "1,50",
                "1.234,56", "1'000", ".5", "5.", "9".repeat(400), "0.00", "\u0663", "\uFF11", "\u0000", "\uD800",
                "\uFFFF",
                "\u202E1", "2026-02-30", "0000-00-00", "9999-12-31", "+12026-01-01", "2026-1-1", "20260101",
                "31.03.2026", "today", "EUR", "eur", "XXX", "EURO", "credit", "CREDIT ", "x".repeat(100_000),
                "'; drop table event",
                "%s%n%d", "\\", "${x}", "\"", "\n");
        var readings = new TreeMap<String, Integer>();
        var good = List.of("2026-03-31", "4711", "credit", "1.50", "EUR", "text", "AB 1", "Ada", "fee");
        for (int column = 0; column < good.size(); column++) {
            for (var field : rubbish) {
                var fields = new ArrayList<>(good);
                fields.set(column, field);
                var file = new InMemoryFile(ALL_COLUMNS + "|holder|purpose");
                file.rows.add(new RawRow(2, fields));
                var reading = new TransactionRows(file, Path.of("test.csv"), Optional.empty()).next().orElseThrow();
                readings.merge(reading.getClass().getSimpleName(), 1, Integer::sum);
                if (reading instanceof Reading.Bad bad) {
                    assertThat(bad.faults()).as(field).isNotEmpty().allSatisfy(fault -> {
                        assertThat(fault.reason().toString()).endsWith(".").hasSizeLessThan(400);
                        assertThat(fault.column()).isNotBlank();
                    });
                }
            }
        }
        assertThat(readings).containsOnlyKeys("Good", "Bad");
    }

    @Test
    void aRowWithTheWrongNumberOfFieldsIsBad() {
        assertThat(bad(ALL_COLUMNS, "2026-01-01|1")).extracting(Fault::column, it -> it.reason().toString())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("row",
                        "The row has 2 fields, but the first line names 7 columns."));
    }

    @Test
    void missingColumnsAreNamed() {
        assertThatThrownBy(() -> rows("booked_on|account|text")).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("lacks the columns direction, amount, currency");
        assertThatThrownBy(() -> rows("a|b")).hasMessageContaining("names none of the columns");
        assertThatThrownBy(() -> rows(ALL_COLUMNS + "|amount")).hasMessageContaining("two columns amount");
    }

    @Test
    void equalRowsGetDifferentIdsAndTheSameOnesEachTime() {
        var row = good(ALL_COLUMNS, "2026-01-01|1|credit|1|EUR|t|");
        var occurrences = new Occurrences();

        assertThat(occurrences.next(row.content())).isEqualTo(1);
        assertThat(occurrences.next("other")).isEqualTo(1);
        assertThat(occurrences.next(row.content())).isEqualTo(2);
        assertThat(row.id(1, 0)).isEqualTo(good(ALL_COLUMNS, "2026-01-01|1|credit|1.00|EUR|t|").id(1, 0))
                .isNotEqualTo(row.id(2, 0));
    }

    @Test
    void idsAreThoseOfFilesThatWereImportedLongAgo() {
        var row = good(ALL_COLUMNS, "2026-01-01|1|credit|1|EUR|t|");

        var name = "2026-01-01\u001f1\u001fCREDIT\u001f1.00 EUR\u001ft\u001f\u001fCASH\u001f1";
        assertThat(row.id(1, 0)).isEqualTo(CommandId.derived("import", name, LocalDate.of(2026, 1, 1)))
                .hasToString("00004fe6-035e-8739-bda0-4658aca4803d");
        assertThat(row.formerId(1, 0)).isEqualTo(CommandId.derived("import", name));
        assertThat(row.id(1, 1)).isNotEqualTo(row.id(1, 0)).isNotEqualTo(row.id(11, 0));
    }

    @Test
    void aMappedRowMeansTheSameAsOneThatNeedsNoMapping() {
        var mapping = new ImportMapping(Map.of(BOOKED_ON, new Header("Buchungstag"), ACCOUNT, new Constant("1"),
                AMOUNT, new Header("Betrag"), CURRENCY, new Constant("EUR"), TEXT, new Header("zweck")), true,
                Dates.DAY_MONTH_YEAR_DOTS, Amounts.DECIMAL_COMMA);

        var row = good("Betrag|buchungstag |Zweck|text", mapping, "-1.234,5|1.3.2026|rent|other");

        assertThat(row.id(1, 0)).isEqualTo(
                good(ALL_COLUMNS, "2026-03-01|1|debit|1234.50|EUR|rent|").id(1, 0));
        assertThat(good("Betrag|buchungstag|Zweck", mapping, "+7|01.03.2026|").direction())
                .isEqualTo(TransactionRow.Direction.CREDIT);
    }

    @Test
    void aMappingMustFitTheFile() {
        var incomplete = new ImportMapping(Map.of(BOOKED_ON, new Header("date")), true, Dates.ISO, Amounts.PLAIN);
        assertThat(incomplete.missing()).containsExactly(ACCOUNT, AMOUNT, CURRENCY);
        assertThatThrownBy(() -> rows("date", Optional.of(incomplete))).isInstanceOf(InvalidInput.class)
                .hasMessageContaining("account, amount, currency");

        var strange = new ImportMapping(Map.of(BOOKED_ON, new Header("day"), ACCOUNT, new Constant("1"), AMOUNT,
                new Header("sum"), CURRENCY, new Constant("EUR")), true, Dates.ISO, Amounts.PLAIN);
        assertThatThrownBy(() -> rows("date|sum", Optional.of(strange))).hasMessageContaining("no column 'day'");
        assertThatThrownBy(() -> rows("day|day|sum", Optional.of(strange))).hasMessageContaining("two columns day");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DECIMAL_COMMA|1.234,56|1234.56", "DECIMAL_COMMA|−1234,56|-1234.56",
            "DECIMAL_COMMA|1.234|1234", "DECIMAL_POINT|1,234.56|1234.56", "DECIMAL_POINT|-1234|-1234",
            "PLAIN|12.5|12.5"})
    void amountsAreReadAsTheyAreWritten(Amounts amounts, String text, String decimal) {
        assertThat(FieldFormats.decimal(amounts, text)).isEqualTo(decimal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"DECIMAL_COMMA|12,3x", "DECIMAL_COMMA|1.23,4", "DECIMAL_COMMA|1,234.56",
            "DECIMAL_POINT|1.234,56", "DECIMAL_POINT|12,34", "DECIMAL_POINT|--1"})
    void halfUnderstoodAmountsAreRefused(Amounts amounts, String text) {
        assertThatThrownBy(() -> FieldFormats.decimal(amounts, text)).isInstanceOf(InvalidInput.class);
    }

    @ParameterizedTest
    @CsvSource({"DAY_MONTH_YEAR_DOTS,31.03.2026", "DAY_MONTH_YEAR_DOTS,31.3.2026", "MONTH_DAY_YEAR,03/31/2026",
            "DAY_MONTH_YEAR,31/03/2026", "ISO,2026-03-31"})
    void datesAreReadAsTheyAreWritten(Dates dates, String text) {
        assertThat(FieldFormats.date(dates, text)).isEqualTo(LocalDate.of(2026, 3, 31));
    }

    @ParameterizedTest
    @CsvSource({"DAY_MONTH_YEAR_DOTS,30.02.2026", "DAY_MONTH_YEAR_DOTS,31.03.26", "MONTH_DAY_YEAR,31/03/2026",
            "DAY_MONTH_YEAR,2026-03-31"})
    void impossibleDatesAreRefused(Dates dates, String text) {
        assertThatThrownBy(() -> FieldFormats.date(dates, text)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void aMappingIsSuggestedByNamesAndValues() {
        var german = suggestion("Konto|Buchungstag|Valuta|Verwendungszweck|Betrag|Währung|Soll/Haben",
                "1|31.03.2026|01.04.2026|Miete|1.234,56|EUR|S");
        assertThat(german.sources()).containsOnly(Map.entry(ACCOUNT, new Header("Konto")),
                Map.entry(BOOKED_ON, new Header("Buchungstag")), Map.entry(TEXT, new Header("Verwendungszweck")),
                Map.entry(AMOUNT, new Header("Betrag")), Map.entry(CURRENCY, new Header("Währung")),
                Map.entry(DIRECTION, new Header("Soll/Haben")));
        assertThat(german.missing()).isEmpty();
        assertThat(german.signed()).isFalse();
        assertThat(german.dates()).isEqualTo(Dates.DAY_MONTH_YEAR_DOTS);
        assertThat(german.amounts()).isEqualTo(Amounts.DECIMAL_COMMA);

        assertThat(MappingSuggestion.of(List.of("Datum"), List.of(new RawRow(2, List.of("31.02.2026")),
                new RawRow(3, List.of("31.03.2026")))).dates()).as("one bad row does not decide")
                .isEqualTo(Dates.DAY_MONTH_YEAR_DOTS);
        assertThat(MappingSuggestion.of(List.of("Datum"), List.of()).dates()).isEqualTo(Dates.ISO);

        var english = suggestion("Date|Type|Value|Amount|Description", "12/31/2026|transfer|none|-1,234.50|rent");
        assertThat(english.signed()).as("a type that is no direction").isTrue();
        assertThat(english.dates()).isEqualTo(Dates.MONTH_DAY_YEAR);
        assertThat(english.amounts()).isEqualTo(Amounts.DECIMAL_POINT);
        assertThat(english.missing()).containsExactly(ACCOUNT, CURRENCY);
    }

    private static ImportMapping suggestion(String columns, String row) {
        return MappingSuggestion.of(InMemoryFile.fields(columns), List.of(new RawRow(2, InMemoryFile.fields(row))));
    }

    @Test
    void occurrencesAreCountedWhateverTheirNumber() {
        var occurrences = new Occurrences();
        for (int round = 1; round <= 2; round++) {
            for (int i = 0; i < 20_000; i++) {
                assertThat(occurrences.next("text " + i)).isEqualTo(round);
            }
        }
    }

    private static TransactionRow good(String columns, String row) {
        var reading = rows(columns, row).next().orElseThrow();
        assertThat(reading).isInstanceOf(Reading.Good.class);
        return ((Reading.Good) reading).row();
    }

    private static TransactionRow good(String columns, ImportMapping mapping, String row) {
        var reading = rows(columns, Optional.of(mapping), row).next().orElseThrow();
        assertThat(reading).isInstanceOf(Reading.Good.class);
        return ((Reading.Good) reading).row();
    }

    private static List<Fault> bad(String columns, String row) {
        var reading = rows(columns, row).next().orElseThrow();
        assertThat(reading).isInstanceOf(Reading.Bad.class);
        return ((Reading.Bad) reading).faults();
    }

    private static TransactionRows rows(String columns, String... rows) {
        return rows(columns, Optional.empty(), rows);
    }

    private static TransactionRows rows(String columns, Optional<ImportMapping> mapping, String... rows) {
        return new TransactionRows(new InMemoryFile(columns, rows), Path.of("test.csv"), mapping);
    }

    private static final class InMemoryFile implements TransactionFile {

        private final List<String> columns;
        private final Deque<RawRow> rows = new ArrayDeque<>();

        InMemoryFile(String columns, String... rows) {
            this.columns = fields(columns);
            Arrays.stream(rows).forEach(row -> this.rows.add(new RawRow(this.rows.size() + 2L, fields(row))));
        }

        private static List<String> fields(String line) {
            return List.of(line.split("\\|", -1));
        }

        @Override
        public List<String> columns() {
            return columns;
        }

        @Override
        public Optional<RawRow> next() {
            return Optional.ofNullable(rows.poll());
        }

        @Override
        public void close() {}
    }
}
