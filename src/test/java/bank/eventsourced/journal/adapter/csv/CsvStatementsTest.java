package bank.eventsourced.journal.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.Letters;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementLine;
import bank.eventsourced.journal.application.StatementDocument;
import bank.eventsourced.money.Money;

class CsvStatementsTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final LocalDate MARCH_3 = LocalDate.of(2026, 3, 3);
    private static final Money TEN = Money.parse("10 EUR");

    @Test
    void writesBalancesAndMovements() throws IOException {
        assertThat(written(line(7, Kind.CREDITED, "1234.50 EUR", "Salary, \"March\"", "Žluťoučký"),
                line(8, Kind.DEBITED, "2000 EUR", "", "")))
                .isEqualTo("""
                        Date,Reference,Text,Counterparty,Debit,Credit,Balance,Currency
                        2026-03-03,,Opening balance,,,,10.00,EUR
                        2026-03-03,7,"Salary, ""March""\",Žluťoučký,,1234.50,1244.50,EUR
                        2026-03-03,8,DEBITED,,2000.00,,-755.50,EUR
                        2026-03-03,,Closing balance,,,,-755.50,EUR
                        """.replace("\n", "\r\n"));
    }

    @Test
    void takesTheSpellFromFormulas() throws IOException {
        assertThat(written(line(7, Kind.CREDITED, "1 EUR", "=cmd|' /C calc'!A0", "@SUM(1+1)")))
                .contains(",'=cmd|' /C calc'!A0,'@SUM(1+1),");
        assertThat(List.of("=1", "+1", "-1", "@a", "\ta", "＝1")).allSatisfy(
                it -> assertThat(CsvText.harmless(it)).isEqualTo("'" + it));
        assertThat(List.of("", "Rent", "1=1", "'a")).allSatisfy(
                it -> assertThat(CsvText.harmless(it)).isEqualTo(it));
    }

    private final java.util.ArrayList<StatementLine> before = new java.util.ArrayList<>();

    private StatementLine line(long position, Kind kind, String amount, String text, String counterparty) {
        var balance = before.isEmpty() ? TEN : before.getLast().balance();
        var entry = Letters.entry(ADA, position, kind, Money.parse(amount), balance, MARCH_3, text, counterparty);
        var line = new StatementLine(entry, entry.balance());
        before.add(line);
        return line;
    }

    private static String written(StatementLine... lines) throws IOException {
        var nothing = Money.zero(TEN.currency());
        var debits = List.of(lines).stream().flatMap(it -> it.debit().stream()).reduce(nothing, Money::plus);
        var credits = List.of(lines).stream().flatMap(it -> it.credit().stream()).reduce(nothing, Money::plus);
        var statement = new Statement(ADA, new Period(MARCH_3, MARCH_3), TEN, debits, credits,
                TEN.plus(credits).minus(debits), lines.length, 9);
        var out = new ByteArrayOutputStream();
        new CsvStatements().write(new StatementDocument(statement, Letters.english("Ada"), List.of(lines).stream()),
                out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
