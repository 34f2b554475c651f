package bank.eventsourced.journal.adapter.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

import org.apache.commons.csv.CSVFormat;
import org.springframework.stereotype.Component;

import bank.eventsourced.journal.StatementFormat;
import bank.eventsourced.journal.StatementLine;
import bank.eventsourced.journal.application.StatementDocument;
import bank.eventsourced.journal.application.StatementWriter;
import bank.eventsourced.money.Money;

/**
 * Writes comma-separated values in UTF-8, with Commons CSV: a line of headings, the opening balance, each movement, the
 * closing balance.
 *
 * <p>Spreadsheets calculate cells that begin like a formula, and people choose texts and counterparties: what would be
 * taken for one gets an apostrophe in front, as OWASP advises ("CSV injection"). Amounts are figures and stay so.
 */
@Component
class CsvStatements implements StatementWriter {

    @Override
    public StatementFormat format() {
        return StatementFormat.CSV;
    }

    @Override
    public String write(StatementDocument document, OutputStream out) throws IOException {
        var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        var labels = document.letter().labels();
        var statement = document.statement();
        record(writer, labels.date(), labels.reference(), labels.text(), labels.counterparty(), labels.debit(),
                labels.credit(), labels.balance(), labels.currency());
        balance(writer, statement.period().from(), labels.opening(), statement.opening());
        var lines = document.lines().iterator();
        while (lines.hasNext()) {
            line(writer, document, lines.next());
        }
        balance(writer, statement.period().to(), labels.closing(), statement.closing());
        writer.flush();
        return "";
    }

    private static void balance(Writer writer, LocalDate day, String label, Money balance) throws IOException {
        record(writer, day, "", CsvText.harmless(label), "", "", "", balance.decimal(), balance.currency());
    }

    private static void line(Writer writer, StatementDocument document, StatementLine line) throws IOException {
        record(writer, line.entry().valueDate(), line.entry().position(), CsvText.harmless(document.text(line)),
                CsvText.harmless(line.entry().counterparty()), figure(line.debit()), figure(line.credit()),
                line.balance().decimal(), line.balance().currency());
    }

    private static String figure(Optional<Money> amount) {
        return amount.map(Money::decimal).orElse("");
    }

    private static void record(Writer writer, Object... cells) throws IOException {
        writer.append(CSVFormat.RFC4180.format(cells)).append(CSVFormat.RFC4180.getRecordSeparator());
    }
}
