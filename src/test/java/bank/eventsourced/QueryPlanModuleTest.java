package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.awaitility.Awaitility;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.Reason;
import bank.eventsourced.operations.SnapshotQuery;
import bank.eventsourced.operations.Snapshots;

/** Every page that the bank reads must come out of an index in order: a query that sorts costs the more, the longer the log is. */
class QueryPlanModuleTest {

    private static final AccountNumber NUMBER = new AccountNumber("1");
    private static final JournalFilter DEBITS_OF_A_DAY = new JournalFilter(Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of(JournalEntry.Kind.DEBITED), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.of(LocalDate.EPOCH), Optional.of(LocalDate.EPOCH), Optional.empty());

    @Test
    void noPageIsSorted(@TempDir Path folder) {
        try (var bank = BankApplication.start(List.of("--bank.data-directory=" + folder,
                "--spring.jpa.properties.hibernate.session_factory.statement_inspector="
                        + PreparedStatements.class.getName()))) {
            readEverythingInPages(bank);
            var jdbc = bank.getBean(JdbcTemplate.class);
            var pages = PreparedStatements.SEEN.stream()
                    .filter(sql -> sql.contains(" order by ") && sql.contains(" fetch first "))
                    .distinct()
                    .toList();

            listSnapshotsInEveryOrder(bank.getBean(Snapshots.class));
            assertThat(PreparedStatements.SEEN.stream().filter(sql -> sql.contains(".latest=?")).distinct())
                    .as("older snapshots are never looked at")
                    .hasSize(SnapshotQuery.Sort.values().length * 2 + 2)
                    .allSatisfy(sql -> assertThat(plan(jdbc, sql)).contains("access=INDEX PRED")
                            .contains("index=SNAPSHOT_LATEST_BY_NAME"));
            assertThat(pages).as("pages of log, stream, snapshots, accounts, journal").hasSizeGreaterThanOrEqualTo(16);
            assertThat(pages).allSatisfy(
                    sql -> assertThat(plan(jdbc, sql)).contains("uses index").contains("SUBQUERIES[]"));
        }
    }

    private static void readEverythingInPages(ApplicationContext bank) {
        var accounts = bank.getBean(Accounts.class);
        accounts.execute(Instruction.of(CommandId.fresh(), new Open(NUMBER, "Ada", Money.parse("0 EUR")), "test"));
        for (var amount : List.of("1 EUR", "2 EUR")) {
            accounts.execute(Instruction.of(CommandId.fresh(), new Deposit(NUMBER, Money.parse(amount), ""), "test"));
        }
        accounts.find(NUMBER, 1);
        accounts.find(NUMBER, Instant.now());
        accounts.list(Optional.empty(), 10);
        bank.getBean(PastImports.class).list(Optional.empty(), 10);
        var deliveries = bank.getBean(Deliveries.class);
        deliveries.followers();
        deliveries.skipped(10);
        deliveries.hold("journal", NUMBER.value(), new Reason("To see how its place is found"));
        deliveries.parked().forEach(deliveries::retry);
        bank.getBean(AccountDirectory.class).suggest("1", 10);
        var journal = bank.getBean(JournalEntries.class);
        for (var order : Order.values()) {
            var all = JournalQuery.everything(order, 10);
            journal.find(all);
            journal.find(
                    new JournalQuery(Optional.of(NUMBER), all.from(), all.to(), all.kind(), all.atLeast(), all.atMost(),
                            all.text(), order, Optional.of(5L), 10));
        }
        var search = bank.getBean(JournalSearch.class);
        for (var by : JournalOrder.By.values()) {
            for (var direction : JournalOrder.Direction.values()) {
                var order = new JournalOrder(by, direction);
                search.positions(JournalFilter.EVERYTHING, order, 10, JournalSearch.Monitor.NONE);
                search.positions(DEBITS_OF_A_DAY, order, 10, JournalSearch.Monitor.NONE);
            }
            search.positions(JournalFilter.of(NUMBER), new JournalOrder(by, JournalOrder.Direction.DESCENDING), 10,
                    JournalSearch.Monitor.NONE);
        }

        readStatement(bank.getBean(Statements.class));
        bank.getBean(Operations.class).verify();
        searchEvents(bank.getBean(LoggedEvents.class));
        var snapshots = bank.getBean(Snapshots.class);
        var snapshot = snapshots.take("account", NUMBER.value()).orElseThrow();
        for (var direction : SnapshotQuery.Direction.values()) {
            for (var text : List.of("", NUMBER.value())) {
                snapshots.streams(new SnapshotQuery(Optional.of(text), SnapshotQuery.Sort.TYPE, direction), 10);
            }
        }
        snapshots.at(List.of(snapshot.stream()));
    }

    private static void listSnapshotsInEveryOrder(Snapshots snapshots) {
        for (var sort : SnapshotQuery.Sort.values()) {
            for (var direction : SnapshotQuery.Direction.values()) {
                snapshots.streams(new SnapshotQuery(Optional.empty(), sort, direction), 10);
            }
        }
    }

    private static void searchEvents(LoggedEvents events) {
        for (var order : EventQuery.Order.values()) {
            for (var restricted : List.of(
                    query(order, Optional.of(NUMBER.value()), Optional.empty(), Optional.empty()),
                    query(order, Optional.empty(), Optional.of(new UUID(1, 2)), Optional.empty()),
                    query(order, Optional.empty(), Optional.empty(), Optional.of("account.opened")))) {
                events.positions(restricted, 10);
            }
        }
        events.connected(new EventPlace("account", 1));
    }

    private static EventQuery query(EventQuery.Order order, Optional<String> stream, Optional<UUID> correlation,
            Optional<String> type) {
        return new EventQuery("account", stream, type, Optional.empty(), Optional.empty(), correlation,
                Optional.empty(), Optional.empty(), 0, order);
    }

    /** Of a year, page by page: two movements, one line a page. */
    private static void readStatement(Statements statements) {
        var period = new Period(LocalDate.of(2000, 1, 1), LocalDate.of(2999, 12, 31));
        var statement = Awaitility.await()
                .until(() -> statements.statement(NUMBER, period).filter(it -> it.lines() == 2), Optional::isPresent)
                .orElseThrow();
        for (var order : Order.values()) {
            var first = statements.lines(statement, order, Optional.empty(), 1);
            assertThat(statements.lines(statement, order, Optional.of(first.getFirst()), 2)).hasSize(1);
        }
    }

    private static String plan(JdbcTemplate jdbc, String sql) {
        return String.join("\n", jdbc.queryForList("explain plan for " + sql, String.class));
    }

    /** Takes down every statement that Hibernate prepares. */
    public static final class PreparedStatements implements StatementInspector {

        private static final long serialVersionUID = 1L;
        private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

        @Override
        public String inspect(String sql) {
            SEEN.add(sql);
            return sql;
        }
    }
}
