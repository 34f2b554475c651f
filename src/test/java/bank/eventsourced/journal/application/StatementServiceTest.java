package bank.eventsourced.journal.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.journal.FileNotWritten;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Effect;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.journal.Letters;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementFile;
import bank.eventsourced.journal.StatementFormat;
import bank.eventsourced.journal.StatementLine;
import bank.eventsourced.journal.adapter.memory.InMemoryJournalStore;
import bank.eventsourced.money.Money;

class StatementServiceTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final LocalDate DAY_ZERO = LocalDate.of(2026, 3, 1);
    private static final int DAYS = 40;

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final InMemoryJournalStore journal = new InMemoryJournalStore(database);
    private final StatementService statements = new StatementService(journal, List.of(new Words()));
    private final List<JournalEntry> entries = new ArrayList<>();

    @Test
    void openingAndMovementsMakeClosingWhateverThePeriod() {
        moveAtRandom(500);

        for (var from = -1; from < DAYS; from += 3) {
            for (var to = from; to <= DAYS; to += 5) {
                var period = new Period(DAY_ZERO.plusDays(from), DAY_ZERO.plusDays(to));
                var statement = statements.statement(ADA, period).orElseThrow();

                assertThat(statement.opening()).isEqualTo(sum(LocalDate.MIN, period.from().minusDays(1)));
                assertThat(statement.closing()).isEqualTo(sum(LocalDate.MIN, period.to()));
                assertThat(statement.credits().minus(statement.debits())).isEqualTo(sum(period.from(), period.to()));
                assertThat(statements.all(statement)).hasSize((int) statement.lines());
            }
        }
    }

    @Test
    void linesRunFromOpeningToClosingInTheOrderOfValueDates() {
        moveAtRandom(300);
        var statement =
                statements.statement(ADA, new Period(DAY_ZERO.plusDays(5), DAY_ZERO.plusDays(30))).orElseThrow();

        var lines = statements.all(statement).toList();

        assertThat(lines).extracting(StatementLine::entry)
                .isSortedAccordingTo(Comparator.comparing(JournalEntry::valueDate)
                        .thenComparingLong(JournalEntry::position));
        var balance = statement.opening();
        for (var line : lines) {
            balance = balance.plus(line.entry().movement().orElseThrow());
            assertThat(line.balance()).isEqualTo(balance);
        }
        assertThat(balance).isEqualTo(statement.closing());
        assertThat(paged(statement, Order.OLDEST_FIRST, 7)).isEqualTo(lines);
        assertThat(paged(statement, Order.NEWEST_FIRST, 7)).isEqualTo(lines.reversed());
    }

    @Test
    void whatIsTakenDownLaterDoesNotChangeAStatement() {
        moveAtRandom(20);
        var always = new Period(DAY_ZERO, DAY_ZERO.plusDays(DAYS));
        var statement = statements.statement(ADA, always).orElseThrow();
        var before = statements.all(statement).toList();

        moveAtRandom(20);

        assertThat(statements.all(statement)).isEqualTo(before);
        assertThat(statements.statement(ADA, always).orElseThrow().lines()).isEqualTo(40);
    }

    @Test
    void aPeriodWithoutMovementsOpensAndClosesAlike() {
        moveAtRandom(20);
        var statement = statements.statement(ADA, new Period(DAY_ZERO.plusYears(1), DAY_ZERO.plusYears(2)))
                .orElseThrow();

        assertThat(statement.opening()).isEqualTo(statement.closing()).isEqualTo(sum(LocalDate.MIN, LocalDate.MAX));
        assertThat(statement.lines()).isZero();
        assertThat(statements.all(statement)).isEmpty();
    }

    @Test
    void lifetimeGoesFromTheFirstMovementToTheLast() {
        assertThat(statements.lifetime(ADA)).isEmpty();
        assertThat(statements.statement(ADA, new Period(DAY_ZERO, DAY_ZERO))).isEmpty();
        move(Kind.CREDITED, "1 EUR", 7);
        move(Kind.DEBITED, "1 EUR", 3);

        assertThat(statements.lifetime(ADA)).hasValue(new Period(DAY_ZERO.plusDays(3), DAY_ZERO.plusDays(7)));
    }

    @Test
    void showsDebitsAndCreditsApart() {
        move(Kind.CREDITED, "5 EUR", 1);
        move(Kind.TRANSFER_SENT, "2 EUR", 1);
        var lines = statements.all(statements.statement(ADA, new Period(DAY_ZERO, DAY_ZERO.plusDays(9))).orElseThrow())
                .toList();

        assertThat(lines).extracting(StatementLine::credit)
                .containsExactly(Optional.of(Money.parse("5 EUR")), Optional.empty());
        assertThat(lines).extracting(StatementLine::debit)
                .containsExactly(Optional.empty(), Optional.of(Money.parse("2 EUR")));
    }

    @Test
    void aStatementThatDoesNotAddUpCannotBe() {
        var one = Money.parse("1 EUR");
        var period = new Period(DAY_ZERO, DAY_ZERO);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> new Statement(ADA, period, one, one, one, Money.parse("2 EUR"), 2, 9));
    }

    @Test
    void replacesAFileByAWholeOne(@TempDir Path folder) throws IOException {
        move(Kind.CREDITED, "5 EUR", 1);
        var file = folder.resolve("statement.csv");
        Files.writeString(file, "before");

        assertThat(write(file)).isEqualTo(new StatementFile(file, 1, "?"));

        assertThat(file).hasContent("Ada Lovelace: 1");
        assertThat(folder).isDirectoryNotContaining(it -> !it.equals(file));
    }

    @Test
    void leavesNoHalfOfAFile(@TempDir Path folder) throws IOException {
        move(Kind.CREDITED, "5 EUR", 1);
        var file = folder.resolve("statement.csv");
        Files.writeString(file, "before");

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> write(file, lines -> {
            throw new CancellationException("after %d lines".formatted(lines));
        }));

        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(it -> !it.equals(file));
    }

    @Test
    void saysWhyAFileCannotBeWritten(@TempDir Path folder) {
        move(Kind.CREDITED, "5 EUR", 1);

        assertThatThrownBy(() -> write(folder.resolve("nowhere").resolve("statement.csv")))
                .isInstanceOf(FileNotWritten.class)
                .hasMessageContaining("there is no such folder. Nothing was changed.");
    }

    private StatementFile write(Path file) {
        return write(file, _ -> {});
    }

    private StatementFile write(Path file, LongConsumer progress) {
        var statement = statements.statement(ADA, new Period(DAY_ZERO, DAY_ZERO.plusDays(9))).orElseThrow();
        return statements.write(statement, StatementFormat.CSV, Letters.english("Ada Lovelace"), file, progress);
    }

    private List<StatementLine> paged(Statement statement, Order order, int limit) {
        var lines = new ArrayList<StatementLine>();
        var page = statements.lines(statement, order, Optional.empty(), limit);
        while (!page.isEmpty()) {
            lines.addAll(page);
            page = statements.lines(statement, order, Optional.of(page.getLast()), limit);
        }
        return lines;
    }

    private Money sum(LocalDate from, LocalDate to) {
        return entries.stream()
                .filter(it -> !it.valueDate().isBefore(from) && !it.valueDate().isAfter(to))
                .flatMap(it -> it.movement().stream())
                .reduce(Money.zero(Money.currency("EUR")), Money::plus);
    }

    private void moveAtRandom(int times) {
        var random = new Random(times);
        for (var i = 0; i < times; i++) {
            var kinds = List.copyOf(random.nextBoolean() ? Kind.with(Effect.ADDS) : Kind.with(Effect.TAKES));
            move(kinds.get(random.nextInt(kinds.size())), random.nextInt(1, 99) + " EUR", random.nextInt(DAYS));
        }
    }

    private void move(Kind kind, String amount, int day) {
        var before = entries.isEmpty() ? Money.parse("0 EUR") : entries.getLast().balance();
        var position = entries.size() + 1L;
        var entry = Letters.entry(ADA, position, kind, Money.parse(amount), before, DAY_ZERO.plusDays(day), "", "");
        entries.add(entry);
        database.transactions().executeWithoutResult(status -> journal.add(Book.KEPT, List.of(entry)));
    }

    /** Writes who and how many. */
    private static final class Words implements StatementWriter {

        @Override
        public StatementFormat format() {
            return StatementFormat.CSV;
        }

        @Override
        public String write(StatementDocument document, OutputStream out) throws IOException {
            var words = document.letter().holder() + ": " + document.lines().count();
            out.write(words.getBytes(StandardCharsets.UTF_8));
            return "?";
        }
    }
}
