package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
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
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.ForgetHolder;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Customers;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.console.CannotOpenBank;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalExport;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.Reason;

/** What the bank knows of people is sealed, and can be forgotten: on both kinds of databases. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class PersonalDataModuleTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    private static final AccountNumber CURRENT = new AccountNumber("1001");
    private static final AccountNumber SAVINGS = new AccountNumber("1002");
    private static final AccountNumber OTHER = new AccountNumber("2001");
    private static final String NAME = "Wilhelmina Unforgettable";
    private static final String SHOUTED = "WILHELMINA UNFORGETTABLE";
    private static final String TEXT = "for the alimony of Quentin";
    private static final String PAYER = "Quentin Payer";
    private static final List<String> ABOUT_HER = List.of(NAME, SHOUTED, TEXT, PAYER, "suspicion of bigamy");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource
    void whoIsForgottenCanBeReadNowhereAndEveryBalanceStays(On database) throws IOException {
        var settings = settings(database);
        List<AccountView> before;
        List<?> books;
        try (var bank = open(settings)) {
            live(bank);
            assertThat(stored(bank)).as("sealed from the first event on").doesNotContain(ABOUT_HER);
            assertThat(replayed(bank)).as("whoever adds up amounts").contains("108.00 EUR").doesNotContain(ABOUT_HER);
            assertThat(search(bank, TEXT)).isEqualTo(1);
            assertThat(bank.getBean(Customers.class).of(SAVINGS).orElseThrow().accounts())
                    .extracting(AccountView::number)
                    .containsExactly(SAVINGS, CURRENT);
            if (database == On.HSQLDB) {
                bank.getBean(JdbcTemplate.class).execute("checkpoint");
                assertThat(bytes(folder.resolve("bank"))).as("lists and journal, which are searched")
                        .contains(NAME, TEXT);
            }
            before = bank.getBean(Accounts.class).all().toList();
            books = books(bank);

            var forget = Instruction.of(CommandId.fresh(), new ForgetHolder(CURRENT, "asked for it"), "Ann");
            var answer = (Outcome.Done) execute(bank, forget);
            assertThat(answer.changes()).extracting(it -> it.event().account()).containsExactly(CURRENT, SAVINGS);
            assertThat(execute(bank, forget)).isEqualTo(new Outcome.Done(forget.id(), answer.changes(), true));
            settled(bank);

            requireForgotten(bank, before);
            assertThat(books(bank)).isEqualTo(books);
            done(bank, new Deposit(CURRENT, money("1.00 EUR"), Purpose.CASH, "once more", ""));
            done(bank, new Deposit(CURRENT, money("1.00 EUR"), Purpose.CASH, "", ""));
        }
        if (database == On.HSQLDB) {
            assertThat(bytes(folder.resolve("bank"))).doesNotContain(ABOUT_HER);
        }
        try (var bank = open(settings)) {
            settled(bank);
            assertThat(bank.getBean(Accounts.class).find(CURRENT).orElseThrow().balance())
                    .isEqualTo(money("109.00 EUR"));
            requireForgotten(bank, before);
            assertThat(texts(bank, CURRENT)).contains("once more");
            assertThat(bank.getBean(PersonalTexts.class).protection().forgotten()).isEqualTo(1);
            var file = folder.resolve("journal.csv");
            bank.getBean(JournalExport.class)
                    .export(JournalFilter.EVERYTHING, JournalOrder.OLDEST_FIRST, file, JournalSearch.Monitor.NONE);
            assertThat(Files.readString(file)).contains("Bob Rememberable").doesNotContain(ABOUT_HER);
            if (database == On.HSQLDB) {
                assertThat(bank.getBean(Backups.class).backUp(folder.resolve("backups"), Backups.Monitor.NONE))
                        .isInstanceOf(Backups.Result.Done.class);
                assertThat(bytes(folder.resolve("backups"))).doesNotContain(ABOUT_HER);
                requireThatTheAccountsGoOn(bank);
            }
        }
        if (database == On.HSQLDB) {
            requireThatTheKeyFileIsNeeded(settings);
        }
    }

    private static List<?> books(ConfigurableApplicationContext bank) {
        return bank.getBean(Ledgers.class).all().stream().map(it -> it.trialBalance()).toList();
    }

    private static void live(ConfigurableApplicationContext bank) {
        done(bank, new Open(OTHER, "Bob Rememberable", money("0 EUR")));
        done(bank, new Open(CURRENT, NAME, money("50.00 EUR")));
        done(bank, new Open(SAVINGS, "  " + SHOUTED + " ", money("0 EUR")));
        done(bank, new Deposit(CURRENT, money("60.00 EUR"), Purpose.REMITTANCE, TEXT, PAYER));
        IntStream.range(0, 50).forEach(_ -> done(bank, new Deposit(CURRENT, money("1.00 EUR"), "")));
        done(bank, new Transfer(CURRENT, OTHER, money("3.00 EUR"), "rent"));
        done(bank, new Transfer(SAVINGS, CURRENT, money("0.01 EUR"), ""), Outcome.Refused.class);
        done(bank, new Freeze(SAVINGS, "suspicion of bigamy"));
        settled(bank);
    }

    private void requireForgotten(ConfigurableApplicationContext bank, List<AccountView> before) {
        assertThat(stored(bank)).doesNotContain(ABOUT_HER);
        assertThat(rows(bank, "account_balance") + rows(bank, "journal_entry") + rows(bank, "snapshot"))
                .contains("Bob Rememberable", "rent")
                .doesNotContain(ABOUT_HER);
        ABOUT_HER.forEach(it -> assertThat(search(bank, it)).isZero());
        var accounts = bank.getBean(Accounts.class);
        var history = bank.getBean(AccountHistory.class);
        for (var was : before) {
            assertThat(accounts.find(was.number(), was.version()).orElseThrow().balance()).isEqualTo(was.balance());
        }
        for (var number : List.of(CURRENT, SAVINGS)) {
            for (var version = 1L; version <= history.versions(number); version++) {
                var at = version;
                assertThat(accounts.find(number, version)).hasValueSatisfying(it -> {
                    assertThat(it.holder()).as("%s at version %s", number, at).isEqualTo(PersonalTexts.FORGOTTEN);
                    assertThat(it.freezeReason()).isIn(Optional.empty(), Optional.of(PersonalTexts.FORGOTTEN));
                });
                assertThat(history.at(number, version).orElseThrow().toString()).doesNotContain(ABOUT_HER);
            }
        }
        assertThat(accounts.find(OTHER).orElseThrow().holder()).isEqualTo("Bob Rememberable");
        assertThat(bank.getBean(Operations.class).verify().problems()).isEmpty();
        var listed = accounts.all()
                .map(it -> new LedgerRecomputation.ListedAccount(it.number(), it.version(), it.balance()));
        assertThat(bank.getBean(LedgerRecomputation.class).recompute(listed, LedgerRecomputation.Monitor.NONE).proven())
                .isTrue();
    }

    private static String replayed(ConfigurableApplicationContext bank) {
        var log = bank.getBean(EventSourcing.class).log(AccountLog.DEFINITION);
        var events = new StringBuilder();
        log.replay(log.head(), page -> page.forEach(it -> events.append(it.event())));
        return events.toString();
    }

    /** What is written about an account later has a key of its own, and somebody of the same name is another customer. */
    private static void requireThatTheAccountsGoOn(ConfigurableApplicationContext bank) {
        done(bank, new Unfreeze(SAVINGS, "by Quentin"));
        done(bank, new Open(new AccountNumber("1003"), NAME + " II", money("0 EUR")));
        settled(bank);
        assertThat(texts(bank, SAVINGS)).contains("by Quentin", "asked for it");

        done(bank, new ForgetHolder(SAVINGS, "asked again"));
        settled(bank);
        assertThat(texts(bank, SAVINGS)).doesNotContain("by Quentin").contains("asked for it", "asked again");
        assertThat(bank.getBean(Accounts.class).find(new AccountNumber("1003")).orElseThrow().holder())
                .isEqualTo(NAME + " II");
        done(bank, new Close(SAVINGS));
        done(bank, new ForgetHolder(SAVINGS, "though it is closed"));
        done(bank, new ForgetHolder(new AccountNumber("9999"), "who is that"), Outcome.Refused.class);
    }

    private void requireThatTheKeyFileIsNeeded(String[] settings) throws IOException {
        var file = folder.resolve("bank/bank.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Files.delete(file);
        assertThatThrownBy(() -> BankOpening.open(List.of(settings))).isInstanceOf(CannotOpenBank.class)
                .hasMessageContaining("is missing");
        assertThat(file).doesNotExist();
        try (var below = Files.list(folder.resolve("backups"));
                var restored = open("--bank.data-directory=" + folder.resolve("restored"),
                        "--bank.restore-from=" + below.findFirst().orElseThrow())) {
            assertThat(restored.getBean(Accounts.class).find(OTHER, 1).orElseThrow().holder())
                    .isEqualTo("Bob Rememberable");
        }
    }

    /** The name stays in the journal's tables until the journal hears of it, so there is nothing to sweep before. */
    @Test
    void whatAPausedFollowerHasNotHeardOfIsSweptWhenItHas() throws IOException {
        var settings = settings(On.HSQLDB);
        try (var bank = open(settings)) {
            live(bank);
            bank.getBean(Deliveries.class).pause("journal", new Reason("an audit"), "Ann");
            done(bank, new ForgetHolder(CURRENT, "asked for it"));
        }
        try (var bank = open(settings)) {
            assertThat(rows(bank, "journal_entry")).contains(TEXT);
            bank.getBean(Deliveries.class).resume("journal");
            settled(bank);
        }
        assertThat(bytes(folder.resolve("bank"))).doesNotContain(ABOUT_HER);
    }

    @Test
    void aBankOnAServerSealsNothingUntilItHasAKeyAndWhatIsOlderStaysReadable() {
        var place = POSTGRESQL.server().newPlace().settings();
        try (var bank = open(place)) {
            live(bank);
            assertThat(bank.getBean(PersonalTexts.class).protection())
                    .isEqualTo(new PersonalTexts.Protection(Kind.NONE, 0, 0));
            assertThat(stored(bank)).contains(NAME);
            assertThat(refusal(bank, new ForgetHolder(CURRENT, "asked for it")))
                    .isInstanceOf(Refusal.NothingIsSealed.class);
        }
        try (var bank = open(with(place, "--bank.key-file=" + folder.resolve("server.key")))) {
            assertThat(bank.getBean(Accounts.class).find(CURRENT).orElseThrow().holder()).isEqualTo(NAME);
            done(bank, new Deposit(CURRENT, money("1.00 EUR"), "a sealed one"));
            assertThat(stored(bank)).contains(NAME, TEXT).doesNotContain("a sealed one");
            assertThat(refusal(bank, new ForgetHolder(CURRENT, "asked for it")))
                    .isEqualTo(new Refusal.ReadableForEver(CURRENT, 5));
        }
        assertThatThrownBy(() -> BankOpening.open(List.of(place))).hasMessageContaining("--bank.key-file");
    }

    @Test
    void anotherProcessForgetsTooAndLosesNothingThatItWritesThen() {
        var settings = with(POSTGRESQL.server().newPlace().settings(),
                "--bank.key-file=" + folder.resolve("server.key"));
        try (var here = open(settings); var there = open(settings)) {
            live(here);
            done(there, new Deposit(CURRENT, money("1.00 EUR"), TEXT));
            assertThat(there.getBean(Accounts.class).find(SAVINGS).orElseThrow().holder())
                    .isEqualTo(SHOUTED);
            done(here, new ForgetHolder(CURRENT, "asked for it"));
            done(there, new Open(new AccountNumber("1003"), NAME, money("0 EUR")));
            done(there, new Deposit(CURRENT, money("1.00 EUR"), "after that"));
            settled(there);
            await().untilAsserted(
                    () -> assertThat(there.getBean(Accounts.class).find(CURRENT, 1).orElseThrow().holder())
                            .isEqualTo(PersonalTexts.FORGOTTEN));
            for (var bank : List.of(here, there)) {
                assertThat(bank.getBean(Accounts.class).find(new AccountNumber("1003"), 1).orElseThrow().holder())
                        .isEqualTo(NAME);
                assertThat(search(bank, "after that")).isEqualTo(1);
            }
        }
    }

    private static long search(ConfigurableApplicationContext bank, String text) {
        var everything = EventQuery.everything("account", EventQuery.Order.NEWEST_FIRST);
        var query = new EventQuery(everything.log(), everything.stream(), everything.type(), everything.from(),
                everything.until(), everything.correlationId(), everything.commandId(), Optional.of(text),
                everything.afterPosition(), everything.order());
        return bank.getBean(LoggedEvents.class).positions(query, 100, Monitor.NONE).length;
    }

    private static String stored(ConfigurableApplicationContext bank) {
        return String.join("\n",
                bank.getBean(JdbcTemplate.class).queryForList("select payload from event", String.class));
    }

    private static String rows(ConfigurableApplicationContext bank, String table) {
        return bank.getBean(JdbcTemplate.class).queryForList("select * from " + table).toString();
    }

    private static List<String> texts(ConfigurableApplicationContext bank, AccountNumber account) {
        return bank.getBean(JournalEntries.class)
                .all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, 100))
                .filter(it -> it.account().equals(account))
                .map(it -> it.text())
                .toList();
    }

    /** All bytes of all files below a folder, one character for each; and once more as two bytes for a character. */
    private static String bytes(Path below) throws IOException {
        try (var files = Files.walk(below)) {
            var all = new StringBuilder();
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    var bytes = Files.readAllBytes(file);
                    all.append(new String(bytes, StandardCharsets.ISO_8859_1))
                            .append(new String(bytes, StandardCharsets.UTF_16BE))
                            .append(new String(bytes, Math.min(1, bytes.length), Math.max(0, bytes.length - 1),
                                    StandardCharsets.UTF_16BE));
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
            return all.toString();
        }
    }

    private String[] settings(On database) {
        return switch (database) {
            case HSQLDB -> new String[]{"--bank.data-directory=" + folder.resolve("bank")};
            case POSTGRESQL -> with(POSTGRESQL.server().newPlace().settings(),
                    "--bank.key-file=" + folder.resolve("server.key"));
        };
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
        done(bank, command, Outcome.Done.class);
    }

    private static void done(ConfigurableApplicationContext bank, AccountCommand command,
            Class<? extends Outcome> expected) {
        assertThat(execute(bank, Instruction.of(CommandId.fresh(), command, "test"))).as("%s", command)
                .isInstanceOf(expected);
    }

    private static Refusal refusal(ConfigurableApplicationContext bank, AccountCommand command) {
        return ((Outcome.Refused) execute(bank, Instruction.of(CommandId.fresh(), command, "test"))).reason();
    }

    private static Outcome execute(ConfigurableApplicationContext bank, Instruction instruction) {
        return bank.getBean(Accounts.class).execute(instruction);
    }

    private static Money money(String text) {
        return Money.parse(text);
    }
}
