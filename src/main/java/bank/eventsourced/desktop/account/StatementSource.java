package bank.eventsourced.desktop.account;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.RowSource;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementLine;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.operations.Monitor;

/**
 * The movements of an account in a period, newest first. Running balances depend on each other, so the lines are read from
 * the newest on and are their own keys; a statement has them all, the screen the newest {@value #MOST_LINES}.
 */
final class StatementSource implements RowSource<StatementRow, StatementRow> {

    static final int MOST_LINES = 10_000;

    private final Statements statements;
    private final AccountNumber account;
    private final PeriodChoice choice;
    private final Supplier<LocalDate> today;
    private final Consumer<Optional<Statement>> drawnUp;
    private volatile Read last = new Read(Optional.empty(), 0, List.of());

    /** @param drawnUp gets each statement, off the FX thread; absent while the journal does not know the account */
    StatementSource(Statements statements, AccountNumber account, PeriodChoice choice,
            Supplier<LocalDate> today, Consumer<Optional<Statement>> drawnUp) {
        this.statements = statements;
        this.account = account;
        this.choice = choice;
        this.today = today;
        this.drawnUp = drawnUp;
    }

    @Override
    public List<StatementRow> keys(int limit, Monitor monitor) {
        var statement = statements.statement(account, choice.on(today.get(), () -> statements.lifetime(account)));
        var before = last;
        var most = Math.min(limit, MOST_LINES);
        if (statement.isPresent() && statement.equals(before.statement()) && most <= before.limit()) {
            return before.rows();
        }
        var rows = statement.map(it -> rows(it, most, monitor::cancelled)).orElse(List.of());
        if (!monitor.cancelled()) {
            last = new Read(statement, most, rows);
            drawnUp.accept(statement);
        }
        return rows;
    }

    private List<StatementRow> rows(Statement statement, int limit, BooleanSupplier overtaken) {
        var lines = new ArrayList<StatementLine>();
        var page = page(statement, lines, limit);
        while (!page.isEmpty() && !overtaken.getAsBoolean()) {
            lines.addAll(page);
            page = lines.size() < limit ? page(statement, lines, limit) : List.of();
        }
        var reversals = new HashMap<Long, Long>();
        lines.forEach(line -> line.entry().reverses().ifPresent(it -> reversals.put(it, line.entry().version())));
        return lines.stream()
                .map(it -> new StatementRow(it, Optional.ofNullable(reversals.get(it.entry().version()))))
                .toList();
    }

    private List<StatementLine> page(Statement statement, List<StatementLine> before, int limit) {
        return statements.lines(statement, Order.NEWEST_FIRST,
                before.isEmpty() ? Optional.empty() : Optional.of(before.getLast()),
                Math.min(Statements.LARGEST_PAGE, limit - before.size()));
    }

    @Override
    public List<StatementRow> rows(List<StatementRow> keys) {
        return keys;
    }

    private record Read(Optional<Statement> statement, int limit, List<StatementRow> rows) {}
}
