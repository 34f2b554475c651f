package bank.eventsourced.journal.application;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.journal.FileNotWritten;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementFile;
import bank.eventsourced.journal.StatementFormat;
import bank.eventsourced.journal.StatementLetter;
import bank.eventsourced.journal.StatementLine;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.journal.application.JournalStore.Movements;
import bank.eventsourced.money.Money;

/**
 * Draws up statements. The journal's newest entry of an account states its balance; going back from there, over what
 * moved after the period and within it, leads to the opening balance. So a statement of this month reads this month only.
 */
@Service
class StatementService implements Statements {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);
    private static final Period ALWAYS = new Period(FIRST_DAY, LAST_DAY);

    private final JournalStore journal;
    private final Map<StatementFormat, StatementWriter> writers;
    private long upTo = Long.MAX_VALUE;

    StatementService(JournalStore journal, List<StatementWriter> writers) {
        this.journal = journal;
        this.writers = writers.stream().collect(Collectors.toMap(StatementWriter::format, Function.identity()));
    }

    @Override
    public Statements asOf(long position) {
        var then = new StatementService(journal, List.copyOf(writers.values()));
        then.upTo = Math.min(position, upTo);
        return then;
    }

    @Override
    public Map<AccountNumber, Money> balances(Currency currency, LocalDate day) {
        return journal.balances(currency, day, upTo);
    }

    @Override
    public Optional<Statement> statement(AccountNumber account, Period period) {
        return newest(account).map(newest -> statement(newest, period));
    }

    private Optional<JournalEntry> newest(AccountNumber account) {
        var everything = JournalQuery.everything(Order.NEWEST_FIRST, 1);
        return journal.find(new JournalQuery(Optional.of(account), everything.from(), everything.to(),
                everything.kind(), everything.atLeast(), everything.atMost(), everything.text(), everything.order(),
                Optional.of(upTo).filter(it -> it < Long.MAX_VALUE).map(it -> it + 1), everything.limit()))
                .stream()
                .findFirst();
    }

    private Statement statement(JournalEntry newest, Period period) {
        var account = newest.account();
        var nothing =
                new Movements(Money.zero(newest.balance().currency()), Money.zero(newest.balance().currency()), 0);
        var later = period.to().isBefore(LAST_DAY)
                ? journal.movements(account, new Period(period.to().plusDays(1), LAST_DAY), newest.position())
                : Optional.<Movements>empty();
        var within = journal.movements(account, period, newest.position()).orElse(nothing);
        var closing = before(newest.balance(), later.orElse(nothing));
        return new Statement(account, period, before(closing, within), within.debits(), within.credits(), closing,
                within.entries(), newest.position());
    }

    private static Money before(Money balance, Movements moved) {
        return balance.minus(moved.credits()).plus(moved.debits());
    }

    @Override
    public Optional<Period> lifetime(AccountNumber account) {
        return first(account, Order.OLDEST_FIRST)
                .flatMap(from -> first(account, Order.NEWEST_FIRST).map(to -> new Period(from, to)));
    }

    private Optional<LocalDate> first(AccountNumber account, Order order) {
        return journal.movements(new MovementQuery(account, ALWAYS, upTo, order, Optional.empty(), 1))
                .stream()
                .map(JournalEntry::valueDate)
                .findFirst();
    }

    @Override
    public List<StatementLine> lines(Statement statement, Order order, Optional<StatementLine> after, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("A page has 1 to %d lines, not %d.".formatted(LARGEST_PAGE, limit));
        }
        var entries = journal.movements(new MovementQuery(statement.account(), statement.period(), statement.upTo(),
                order, after.map(StatementLine::entry), limit));
        return switch (order) {
            case OLDEST_FIRST -> forwards(entries, after.map(StatementLine::balance).orElse(statement.opening()));
            case NEWEST_FIRST -> backwards(entries, after.map(StatementService::balanceBefore)
                    .orElse(statement.closing()));
        };
    }

    private static List<StatementLine> forwards(List<JournalEntry> entries, Money opening) {
        var lines = new ArrayList<StatementLine>(entries.size());
        var balance = opening;
        for (var entry : entries) {
            balance = balance.plus(entry.movement().orElseThrow());
            lines.add(new StatementLine(entry, balance));
        }
        return lines;
    }

    private static List<StatementLine> backwards(List<JournalEntry> entries, Money closing) {
        var lines = new ArrayList<StatementLine>(entries.size());
        var balance = closing;
        for (var entry : entries) {
            var line = new StatementLine(entry, balance);
            lines.add(line);
            balance = balanceBefore(line);
        }
        return lines;
    }

    private static Money balanceBefore(StatementLine line) {
        return line.balance().minus(line.entry().movement().orElseThrow());
    }

    @Override
    public StatementFile write(Statement statement, StatementFormat format, StatementLetter letter, Path file,
            LongConsumer progress) {
        var writer = Optional.ofNullable(writers.get(format)).orElseThrow();
        try {
            var unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "statement", ".part");
            try {
                var unshown = write(writer, statement, letter, unfinished, progress);
                replace(unfinished, file);
                return new StatementFile(file, statement.lines(), unshown);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException failed) {
            throw new FileNotWritten(file, Obstacle.of(failed), failed);
        }
    }

    private String write(StatementWriter writer, Statement statement, StatementLetter letter, Path file,
            LongConsumer progress) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(file));
                var lines = all(statement)) {
            var written = new AtomicLong();
            return writer.write(new StatementDocument(statement, letter,
                    lines.peek(_ -> progress.accept(written.incrementAndGet()))), out);
        }
    }

    private static void replace(Path finished, Path file) throws IOException {
        try {
            Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException _) {
            Files.move(finished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
