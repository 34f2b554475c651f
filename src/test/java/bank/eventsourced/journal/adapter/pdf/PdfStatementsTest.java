package bank.eventsourced.journal.adapter.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.Letters;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementLine;
import bank.eventsourced.journal.application.StatementDocument;
import bank.eventsourced.money.Money;

/** Reads our PDF back with another library. */
class PdfStatementsTest {

    private static final AccountNumber ADA = new AccountNumber("CZ6508000000192000145399");
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);
    private static final Money TEN = Money.parse("10 EUR");

    private final List<StatementLine> lines = new ArrayList<>();
    private String unshown = "";

    @Test
    void openingAndMovementsMakeClosingInTheTextItself() throws IOException {
        for (var i = 1; i <= 500; i++) {
            line(i % 3 == 0 ? Kind.DEBITED : Kind.CREDITED, i + ".25 EUR", "Movement no. " + i, "Somebody");
        }
        try (var pdf = written("Ada Lovelace")) {
            var text = text(pdf, 1, Integer.MAX_VALUE);
            var movements = Pattern.compile("Movement no\\. (\\d+) Somebody ([\\d.]+) (-?[\\d.]+)").matcher(text);
            var balance = figure(text, "Opening balance (-?[\\d.]+)\\R");
            var found = 0;
            while (movements.find()) {
                found++;
                assertThat(movements.group(1)).isEqualTo(Integer.toString(found));
                var amount = new BigDecimal(movements.group(2));
                balance = found % 3 == 0 ? balance.subtract(amount) : balance.add(amount);
                assertThat(new BigDecimal(movements.group(3))).isEqualByComparingTo(balance);
            }
            assertThat(found).isEqualTo(500);
            assertThat(figure(text, "Closing balance (-?[\\d.]+)\\R")).isEqualByComparingTo(balance);
        }
    }

    @Test
    void everyPageSaysWhichOfHowManyItIs() throws IOException {
        for (var i = 1; i <= 500; i++) {
            line(Kind.CREDITED, "1 EUR", "Movement " + i, "");
        }
        try (var pdf = written("Ada Lovelace")) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(5);
            for (var page = 1; page <= pdf.getNumberOfPages(); page++) {
                assertThat(text(pdf, page, page)).contains("Page %d of %d".formatted(page, pdf.getNumberOfPages()))
                        .contains("Reference", "Counterparty", "Event Sourced Bank · " + ADA);
            }
        }
    }

    @Test
    void saysWhoseStatementItIs() throws IOException {
        line(Kind.TRANSFER_SENT, "3 EUR", "", "2");
        try (var pdf = written("Ada Lovelace")) {
            assertThat(text(pdf, 1, 1)).contains("Event Sourced Bank", "1 Log Lane", "Prague", "Statement of account",
                    "Holder Ada Lovelace", "Account " + ADA, "Period 2026-03-03 – 2026-03-04", "Currency EUR",
                    "TRANSFER_SENT 2 3.00 7.00", "Page 1 of 1");
            assertThat(pdf.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
        assertThat(unshown).isEmpty();
    }

    @Test
    void keepsLongNamesAndTextsWhole() throws IOException {
        var name = "Maximiliane-Theodora von und zu Hohenlohe-Waldenburg-Schillingsfürst, geb. Čapková";
        var word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";
        line(Kind.CREDITED, "1 EUR", word, name);
        try (var pdf = written(name)) {
            var text = text(pdf, 1, 1);
            assertThat(text).contains("Holder " + name);
            assertThat(text.replaceAll("\\s", "")).contains(word.substring(60), "Hohenlohe-Waldenburg");
        }
        assertThat(name.length()).isGreaterThanOrEqualTo(80);
    }

    @Test
    void saysWhichCharactersCannotBeShown() throws IOException {
        line(Kind.CREDITED, "1 EUR", "ꙮ\uD80C\uDC00", "");
        try (var pdf = written("Žluťoučký kůň €")) {
            assertThat(unshown).contains("\uD80C\uDC00");
            assertThat(text(pdf, 1, 1)).contains("Žluťoučký kůň €", "Characters that cannot be shown:",
                    "U+13000 EGYPTIAN HIEROGLYPH A001");
        }
    }

    @Test
    void showsCentralEuropeanNamesWithoutAnyFontOfTheMachine() throws IOException {
        var fonts = Fonts.of(List.of());
        assertThat(fonts.phrase("Žluťoučký kůň, Ångström, € 5", Fonts.Style.TEXT).getContent())
                .isEqualTo("Žluťoučký kůň, Ångström, € 5");
        assertThat(fonts.unshown()).isEmpty();
        fonts.phrase("日本\u200d日", Fonts.Style.TEXT);
        assertThat(fonts.unshown()).isEqualTo("日本");
        assertThat(Fonts.named(fonts.unshown())).startsWith("U+65E5 ");
    }

    private void line(Kind kind, String amount, String text, String counterparty) {
        var balance = lines.isEmpty() ? TEN : lines.getLast().balance();
        var entry = Letters.entry(ADA, lines.size() + 1L, kind, Money.parse(amount), balance, MARCH_3, text,
                counterparty);
        lines.add(new StatementLine(entry, entry.balance()));
    }

    private PDDocument written(String holder) throws IOException {
        var nothing = Money.zero(TEN.currency());
        var debits = lines.stream().flatMap(it -> it.debit().stream()).reduce(nothing, Money::plus);
        var credits = lines.stream().flatMap(it -> it.credit().stream()).reduce(nothing, Money::plus);
        var statement = new Statement(ADA, new Period(MARCH_3, MARCH_3.plusDays(1)), TEN, debits, credits,
                TEN.plus(credits).minus(debits), lines.size(), 9);
        var out = new ByteArrayOutputStream();
        unshown = new PdfStatements().write(new StatementDocument(statement, Letters.english(holder), lines.stream()),
                out);
        return Loader.loadPDF(out.toByteArray());
    }

    private static String text(PDDocument pdf, int from, int to) throws IOException {
        var stripper = new PDFTextStripper();
        stripper.setSortByPosition(true);
        stripper.setStartPage(from);
        stripper.setEndPage(to);
        return stripper.getText(pdf);
    }

    private static BigDecimal figure(String text, String pattern) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return new BigDecimal(matcher.group(1));
    }
}
