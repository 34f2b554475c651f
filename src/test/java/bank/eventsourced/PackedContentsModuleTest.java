package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.OpenBank.On;
import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.LedgerRecomputation.ListedAccount;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.LogExport;
import bank.eventsourced.operations.LogExport.Selection.Everything;
import bank.eventsourced.operations.LogImport;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.LoggedEvents.Connected;
import bank.eventsourced.operations.LoggedEvents.Today;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.Snapshots;

/** Long contents are stored packed, and whoever reads them sees what they say: on both kinds of databases. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class PackedContentsModuleTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    private static final AccountNumber ADA = new AccountNumber("P-1");
    private static final String LONG = "Rent for the house at the corner, as agreed. ".repeat(11);
    private static final int MOVEMENTS = 100;
    private static final EventPlace LONG_EVENT = new EventPlace("account", 2 * MOVEMENTS + 2);

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void whatIsLongIsStoredPackedAndSaysTheSame(On database) throws IOException {
        var settings = settings(database);
        try (var bank = open(with(settings, "--bank.event-store.pack-above=300"))) {
            done(bank, new Open(ADA, "Ada", money("0.00 EUR")));
            for (var movement = 1; movement <= MOVEMENTS; movement++) {
                done(bank, new Deposit(ADA, money("5.00 EUR"), "Rent"));
            }
            for (var movement = 1; movement <= MOVEMENTS; movement++) {
                done(bank, new Reverse(ADA, 1L + movement, ""));
            }
            done(bank, new Deposit(ADA, money("5.00 EUR"), LONG));
            bank.getBean(Snapshots.class).take("account", ADA.value());
            settled(bank);

            requireShown(bank, database);
            requireSavings(bank.getBean(Snapshots.class));
            requireSameBankOfLines(bank, database);
        }
        try (var bank = open(with(settings, "--bank.event-store.pack-above=0"))) {
            assertThat(bank.getBean(Accounts.class).find(ADA).orElseThrow().version()).isEqualTo(2 * MOVEMENTS + 2);
            requireShown(bank, database);
            assertThat(bank.getBean(Snapshots.class).summary().packing().above()).isEmpty();
            requireThatAChangeIsSaidAndDoesNotStop(bank, database);
        }
    }

    /** A text that is sealed cannot be made shorter: in a folder, where texts are sealed, only the snapshot is packed. */
    private static void requireShown(ConfigurableApplicationContext bank, On database) {
        var event = connected(bank);
        assertThat(event.event().payload()).contains("\"text\":\"" + LONG + "\"");
        assertThat(event.today()).isInstanceOf(Today.AsStored.class);
        assertThat(event.size().isPacked()).isEqualTo(database == On.POSTGRESQL);
        assertThat(stored(bank).startsWith("packed:1:")).isEqualTo(database == On.POSTGRESQL);
        assertThat(event.size().stored()).isEqualTo(stored(bank).length());
        assertThat(found(bank, "CORNER")).containsExactly(LONG_EVENT.position());
        assertThat(found(bank, "crossing")).isEmpty();
        assertThat(bank.getBean(Operations.class).verify().problems()).isEmpty();
        var listed = bank.getBean(Accounts.class)
                .all()
                .map(it -> new ListedAccount(it.number(), it.version(), it.balance()));
        assertThat(bank.getBean(LedgerRecomputation.class).recompute(listed, LedgerRecomputation.Monitor.NONE).proven())
                .isTrue();
    }

    private static void requireSavings(Snapshots snapshots) {
        var snapshot = snapshots.latestOf("account", ADA.value()).orElseThrow();
        assertThat(snapshot.payload()).contains("\"reversals\":{");
        assertThat(snapshot.size().stored()).isLessThan(snapshot.size().unpacked());
        assertThat(snapshots.verify(snapshot.stream(), Monitor.NONE)).isInstanceOf(Snapshots.Check.Same.class);
        var packing = snapshots.summary().packing();
        assertThat(packing.above()).hasValue(300);
        assertThat(packing.snapshots())
                .as("the last of the account and the one before it; whether earlier ones become shorter is up to chance")
                .isBetween(2L, 3L);
        assertThat(packing.characters()).isGreaterThan(snapshot.size().stored()).isLessThan(packing.unpacked());
    }

    /** What is stored goes along for the hash; beside it stands what it says, for readers. */
    private void requireSameBankOfLines(ConfigurableApplicationContext bank, On database) throws IOException {
        var lines = folder.resolve("whole.jsonl");
        bank.getBean(LogExport.class).write(new Everything(), lines, Monitor.NONE);
        if (database == On.POSTGRESQL) {
            assertThat(Files.readString(lines)).contains("\"packeddata\":\"" + stored(bank) + "\"",
                    "\"text\":\"" + LONG);
            var changed = Files.writeString(folder.resolve("changed.jsonl"),
                    Files.readString(lines).replace("at the corner", "at the church"));
            try (var filling = open(filling("changed"))) {
                assertThat(filling.getBean(LogImport.class).read(changed, Monitor.NONE)).isInstanceOfSatisfying(
                        LogImport.Result.Refused.class,
                        it -> assertThat(it.sentence().toString()).contains("says something else than data"));
            }
        }
        try (var filling = open(filling("again"))) {
            assertThat(filling.getBean(LogImport.class).read(lines, Monitor.NONE))
                    .isInstanceOf(LogImport.Result.Done.class);
        }
        try (var again = open("--bank.data-directory=" + folder.resolve("again"), key())) {
            assertThat(connected(again).event()).isEqualTo(connected(bank).event());
            assertThat(stored(again)).isEqualTo(stored(bank));
        }
    }

    private String[] filling(String name) {
        return new String[]{"--bank.to-be-filled=true", "--bank.data-directory=" + folder.resolve(name), key()};
    }

    private static void requireThatAChangeIsSaidAndDoesNotStop(ConfigurableApplicationContext bank, On database) {
        if (database == On.POSTGRESQL) {
            bank.getBean(JdbcTemplate.class).update("""
                    update event set payload = replace(payload, 'packed:1:0000', 'packed:1:0001')
                     where log = 'account' and position = ?""", LONG_EVENT.position());
            assertThat(connected(bank).today()).isEqualTo(new Today.Unreadable("A packed text has been changed"));
            assertThat(found(bank, "no such text")).as("who knows what it said")
                    .containsExactly(LONG_EVENT.position());
            assertThat(bank.getBean(Operations.class).verify().problems()).isNotEmpty();
        }
        bank.getBean(JdbcTemplate.class).update("update snapshot set payload = 'packed:1:0000009:rubbish!'");
        var snapshots = bank.getBean(Snapshots.class);
        var snapshot = snapshots.latestOf("account", ADA.value()).orElseThrow();
        assertThat(snapshots.verify(snapshot.stream(), Monitor.NONE)).isInstanceOf(Snapshots.Check.Unreadable.class);
        bank.getBean(JdbcTemplate.class).update("update snapshot set payload = 'packed:1:rubbish'");
        assertThat(snapshots.summary().packing().unpacked()).isEqualTo(16 * snapshots.summary().count());
    }

    private static Connected connected(ConfigurableApplicationContext bank) {
        return bank.getBean(LoggedEvents.class).connected(LONG_EVENT).orElseThrow();
    }

    private static String stored(ConfigurableApplicationContext bank) {
        return bank.getBean(JdbcTemplate.class)
                .queryForList("select payload from event where log = 'account' and position = ?", String.class,
                        LONG_EVENT.position())
                .getFirst();
    }

    private static long[] found(ConfigurableApplicationContext bank, String text) {
        var all = EventQuery.everything("account", EventQuery.Order.OLDEST_FIRST);
        return bank.getBean(LoggedEvents.class)
                .positions(new EventQuery(all.log(), all.stream(), all.type(), all.from(), all.until(),
                        all.correlationId(), all.commandId(), Optional.of(text), 0, all.order()), 100);
    }

    private String[] settings(On database) {
        return switch (database) {
            case HSQLDB -> new String[]{"--bank.data-directory=" + folder.resolve("bank"), key()};
            case POSTGRESQL -> POSTGRESQL.server().newPlace().settings();
        };
    }

    private String key() {
        return "--bank.key-file=" + folder.resolve("key");
    }

    private static String[] with(String[] settings, String more) {
        return Stream.concat(Stream.of(settings), Stream.of(more)).toArray(String[]::new);
    }

    private static ConfigurableApplicationContext open(String... settings) {
        return BankApplication.start(List.of(settings));
    }

    private static void settled(ConfigurableApplicationContext bank) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(bank.getBean(Operations.class).status().ok()).isTrue());
    }

    private static void done(ConfigurableApplicationContext bank, AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Money money(String text) {
        return Money.parse(text);
    }
}
