package bank.eventsourced.journal.adapter.pdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import bank.eventsourced.journal.StatementFormat;
import bank.eventsourced.journal.StatementLetter;
import bank.eventsourced.journal.StatementLine;
import bank.eventsourced.journal.application.StatementDocument;
import bank.eventsourced.journal.application.StatementWriter;
import bank.eventsourced.money.Money;

/** Says what stands where on the pages of a statement. Where on the paper that is, {@link StatementPages} knows. */
@Component
class PdfStatements implements StatementWriter {

    @Override
    public StatementFormat format() {
        return StatementFormat.PDF;
    }

    @Override
    public String write(StatementDocument document, OutputStream out) throws IOException {
        var letter = document.letter();
        var statement = document.statement();
        var labels = letter.labels();
        var fonts = Fonts.ofThisMachine();
        try (var pages = new StatementPages(out, fonts, letter.language(), labels.page(),
                letter.bank() + " · " + statement.account())) {
            pages.letterhead(labels.title(), letter.bank(), letter.address());
            pages.facts(List.of(
                    new Fact(labels.holder(), letter.holder()),
                    new Fact(labels.account(), statement.account().value()),
                    new Fact(labels.period(), letter.days().apply(statement.period().from()) + " – "
                            + letter.days().apply(statement.period().to())),
                    new Fact(labels.currency(), statement.opening().currency().getCurrencyCode())));
            pages.figures(List.of(
                    new Fact(labels.opening(), letter.amounts().apply(statement.opening())),
                    new Fact(labels.debits(), letter.amounts().apply(statement.debits())),
                    new Fact(labels.credits(), letter.amounts().apply(statement.credits())),
                    new Fact(labels.closing(), letter.amounts().apply(statement.closing()))));
            pages.headings(new Row(labels.date(), labels.reference(), labels.text(), labels.counterparty(),
                    labels.debit(), labels.credit(), labels.balance()));
            pages.row(balance(letter, labels.opening(), statement.opening()));
            var lines = document.lines().iterator();
            while (lines.hasNext()) {
                pages.row(row(document, lines.next()));
            }
            pages.lastRow(balance(letter, labels.closing(), statement.closing()));
            if (!fonts.unshown().isEmpty()) {
                pages.note(labels.unshown() + " " + Fonts.named(fonts.unshown()));
            }
        }
        return fonts.unshown();
    }

    private static Row balance(StatementLetter letter, String label, Money balance) {
        return new Row("", "", label, "", "", "", letter.amounts().apply(balance));
    }

    private static Row row(StatementDocument document, StatementLine line) {
        var entry = line.entry();
        var letter = document.letter();
        return new Row(letter.days().apply(entry.valueDate()), Long.toString(entry.position()), document.text(line),
                entry.counterparty(), figure(letter, line.debit()), figure(letter, line.credit()),
                letter.amounts().apply(line.balance()));
    }

    private static String figure(StatementLetter letter, Optional<Money> amount) {
        return amount.map(letter.amounts()).orElse("");
    }

    /** A word with its meaning. */
    record Fact(String label, String value) {}

    /** A row of the table of movements; absent figures are empty. */
    record Row(String date, String reference, String text, String counterparty, String debit, String credit,
            String balance) {

        List<String> words() {
            return List.of(date, reference, text, counterparty);
        }

        List<String> amounts() {
            return List.of(debit, credit, balance);
        }
    }
}
