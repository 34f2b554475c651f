package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.LogExport;
import bank.eventsourced.operations.LogExport.Selection.Everything;
import bank.eventsourced.operations.LogExport.Selection.Matching;
import bank.eventsourced.operations.LogImport;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.Reason;

/** The demo bank leaves as lines of text and comes back as the same bank, on each kind of database. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@TestInstance(Lifecycle.PER_CLASS)
class LogImportModuleTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    private static final AccountNumber ADA = new AccountNumber("A-1");
    private static final AccountNumber BO = new AccountNumber("B-2");
    private static final Instruction REMEMBERED =
            Instruction.of(CommandId.fresh(), new Deposit(ADA, Money.parse("7.00 EUR"), "\"remembered\" \u2028 ž"),
                    "test");

    private final Path folder;
    private final Path whole;
    private final ConfigurableApplicationContext bank;

    LogImportModuleTest(@TempDir Path folder) {
        this.folder = folder;
        whole = folder.resolve("whole.jsonl");
        bank = open("--bank.data-directory=" + folder.resolve("bank"));
        bank.getBean(DemoBank.class)
                .fill(new DemoBank.Wishes("demo", Optional.of("ledger")), DemoBank.Monitor.NONE);
        done(bank, new Open(ADA, "Ada Łukasiewicz 李", Money.parse("100.00 EUR")));
        done(bank, new Open(BO, "Bo", Money.parse("0.00 EUR")));
        bank.getBean(Accounts.class).execute(REMEMBERED);
        skipTheNextOf(BO);
        settle(bank);
        var result = bank.getBean(LogExport.class).write(new Everything(), whole, Monitor.NONE);
        assertThat(result).isInstanceOf(LogExport.Result.Done.class);
    }

    private void skipTheNextOf(AccountNumber account) {
        var deliveries = bank.getBean(Deliveries.class);
        deliveries.hold("ledger", account.value(), new Reason("for this test"));
        done(bank, new Deposit(account, Money.parse("1.00 EUR"), "to be skipped"));
        settle(bank);
        var held = deliveries.parked().stream().filter(it -> it.account().equals(account.value())).findFirst();
        deliveries.skip(held.orElseThrow(), new Reason("not for the ledger"), "test");
    }

    @AfterAll
    void closeBank() {
        bank.close();
    }

    @Test
    void aBankOfLinesIsTheSameBankInAFolder() throws IOException {
        var copy = "--bank.data-directory=" + folder.resolve("again");
        assertImported(copy, key());
        try (var again = open(copy)) {
            assertSame(again);
            assertGoesOn(again);
        }
    }

    @Test
    void aBankOfLinesIsTheSameBankOnAServer() throws IOException {
        var copy = Stream.concat(Stream.of(POSTGRESQL.server().newPlace().settings()), Stream.of(key()))
                .toArray(String[]::new);
        assertImported(copy);
        try (var again = open(copy)) {
            assertSame(again);
            assertGoesOn(again);
        }
    }

    /** What its personal texts are sealed with. */
    private String key() {
        return "--bank.key-file=" + folder.resolve("bank").resolve("bank.key");
    }

    @Test
    void withoutTheKeyToItsTextsNothingIsImported() {
        try (var filling = open("--bank.to-be-filled=true", "--bank.data-directory=" + folder.resolve("keyless"))) {
            assertThat(filling.getBean(LogImport.class).read(whole, Monitor.NONE)).isInstanceOfSatisfying(
                    LogImport.Result.Refused.class, it -> assertThat(it.sentence().toString())
                            .contains(
                                    "Line 1 does not fit. This bank is sealed with a key file."));
        }
        assertThat(folder.resolve("keyless/bank.script")).doesNotExist();
    }

    private void assertImported(String... place) {
        var settings = Stream.concat(Stream.of("--bank.to-be-filled=true"), Stream.of(place)).toArray(String[]::new);
        try (var filling = open(settings)) {
            assertThat(filling.getBean(LogImport.class).read(whole, Monitor.NONE)).isInstanceOfSatisfying(
                    LogImport.Result.Done.class, it -> assertThat(it.heads()).containsOnlyKeys("account", "ledger"));
        }
    }

    private void assertSame(ConfigurableApplicationContext again) throws IOException {
        assertThat(contents(again)).isEqualTo(contents(bank));
        assertThat(rows(again)).isEqualTo(rows(bank));
        var lines = folder.resolve("again.jsonl");
        again.getBean(LogExport.class).write(new Everything(), lines, Monitor.NONE);
        assertThat(withoutTime(lines)).isEqualTo(withoutTime(whole));
    }

    /** What was done is remembered, another command cannot use its id, what was parked can be retried. */
    private static void assertGoesOn(ConfigurableApplicationContext copy) {
        var accounts = copy.getBean(Accounts.class);
        var before = accounts.find(ADA);
        assertThat(accounts.execute(REMEMBERED))
                .isInstanceOfSatisfying(Outcome.Done.class, it -> assertThat(it.repeated()).isTrue());
        assertThat(
                accounts.execute(Instruction.of(REMEMBERED.id(), new Deposit(ADA, Money.parse("8.00 EUR"), ""), "x")))
                .isInstanceOfSatisfying(Outcome.Refused.class,
                        it -> assertThat(it.reason()).isInstanceOf(Refusal.CommandIdTaken.class));
        assertThat(accounts.find(ADA)).isEqualTo(before);

        var ledgers = copy.getBean(Ledgers.class);
        var transactions = ledgers.all().stream().mapToLong(it -> it.transactions()).sum();
        copy.getBean(Deliveries.class).retry(copy.getBean(Deliveries.class).parked().getFirst());
        done(copy, new Deposit(ADA, Money.parse("1.00 EUR"), "after it"));
        settle(copy);
        assertThat(ledgers.all().stream().mapToLong(it -> it.transactions()).sum()).isEqualTo(transactions + 2);
        assertThat(copy.getBean(Deliveries.class).parked()).isEmpty();
    }

    private static List<Object> contents(ConfigurableApplicationContext of) {
        settle(of);
        var found = of.getBean(Operations.class).verify();
        var journal = of.getBean(JournalEntries.class)
                .all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, JournalQuery.LARGEST_PAGE));
        return List.of(of.getBean(Accounts.class).all().toList(), of.getBean(Ledgers.class).all(), journal.toList(),
                found.events(), found.figures(), found.problems(), of.getBean(Deliveries.class).parked(),
                of.getBean(Deliveries.class).skipped(10));
    }

    /** What is kept beside accounts, ledger and journal. */
    private static List<String> rows(ConfigurableApplicationContext of) {
        var jdbc = of.getBean(JdbcTemplate.class);
        return Stream.of("select log, position, hash from log_head order by log",
                "select command_id, log, fingerprint, first_position, events from command order by first_position",
                "select name, log, checkpoint from follower order by name",
                "select currency from ledger order by currency",
                "select currency, credits, debits, movements from journal_day order by value_date, currency")
                .flatMap(query -> jdbc.queryForList(query).stream())
                .map(row -> row.values()
                        .stream()
                        .map(it -> it instanceof byte[] bytes ? java.util.HexFormat.of().formatHex(bytes) : it)
                        .toList()
                        .toString())
                .toList();
    }

    private static List<String> withoutTime(Path lines) throws IOException {
        var all = new ArrayList<>(Files.readAllLines(lines));
        all.add(all.removeLast().replaceAll("\"time\":\"[^\"]*\"", ""));
        return all;
    }

    @Test
    void aLineIsACloudEventAndCarriesTheStoredTextAsItIs() throws IOException {
        var stored = bank.getBean(JdbcTemplate.class)
                .queryForList("select payload from event order by log, position", String.class);
        var lines = withoutKeys();
        assertThat(lines).hasSize(stored.size() + 1);
        for (var i = 0; i < stored.size(); i++) {
            assertThat(lines.get(i))
                    .endsWith(",\"datacontenttype\":\"application/json\",\"data\":" + stored.get(i) + "}");
        }
        var event = JsonMapper.shared().readTree(lines.getFirst());
        assertThat(event.properties().stream().map(java.util.Map.Entry::getKey)).containsExactly("specversion", "id",
                "source", "type", "subject", "time", "log", "position", "streamid", "streamtype", "version",
                "schemaversion", "commandid", "correlationid", "actor", "valuedate", "commandfingerprint", "hash",
                "datacontenttype", "data");
        assertThat(List.of(text(event, "id"), text(event, "source"), text(event, "type")))
                .containsExactly("account@1", "/event-sourced-bank/account", "account.opened");
        var posted = JsonMapper.shared().readTree(lines.get(lines.size() - 2));
        assertThat(text(posted, "causation")).startsWith("account@");
        assertThat(text(posted, "subject")).startsWith("general ledger");
    }

    private List<String> withoutKeys() throws IOException {
        return Files.readAllLines(whole)
                .stream()
                .filter(it -> !it.contains("\"type\":\"event-sourced-bank.p"))
                .toList();
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString();
    }

    @Test
    void aFileThatDoesNotFitIsRefusedByItsLineAndNothingIsKept() throws IOException {
        var lines = withoutKeys();
        var last = lines.getLast();
        var place = folder.resolve("refusing");
        try (var filling = open("--bank.to-be-filled=true", "--bank.data-directory=" + place, key())) {
            var amount = firstWith("\"amount\":\"", lines);
            assertRefused(filling, with(lines, amount, lines.get(amount).replace("\"amount\":\"", "\"amount\":\"1")),
                    "Line %s does not fit. The event at position %s of the account log".formatted(amount + 1,
                            amount + 1));
            assertRefused(filling, Stream.concat(lines.stream().limit(9), lines.stream().skip(10)).toList(),
                    "Line 10 does not fit. Position 10 of the account log is missing.");
            assertRefused(filling, lines.subList(0, 900), "not the last one of a whole export");
            assertRefused(filling, List.of(last), "There is no event of the account log");
            assertRefused(filling,
                    Stream.of(lines.subList(0, 900), lines.subList(lines.size() - 9, lines.size() - 8), List.of(last))
                            .flatMap(List::stream)
                            .toList(),
                    "Line 901 does not fit. Position 1 of the ledger log is missing.");
            assertRefused(filling, List.of(lines.getFirst(), last.replaceFirst(",\\{\"log\":\"ledger\".*?}", "")),
                    "Line 2 does not fit. The account log ends at position 1 but its head states position");
            var opened = lines.get(firstWith("\"ledger.opened\"", lines));
            assertRefused(filling, List.of(opened, endingAt(opened, last)),
                    "Line 2 does not fit. It is said that the ledger has come to position");
            assertRefused(filling, List.of("booked_on,account"), "Line 1 does not fit. It is no event of a bank");
            assertRefused(filling, List.of(lines.getFirst().replace("\"log\":\"account\"", "\"log\":\"cards\"")),
                    "No module of this program has a log of the name cards.");
            assertRefused(filling, List.of(last.replaceFirst("\"logs\":\\[.*?]", "\"logs\":[]"), lines.getFirst()),
                    "It follows the last line of a whole export.");
            assertRefused(filling, lines.subList(600, 700), "Line 1 does not fit. Position 1 of the account log");
            assertThatThrownBy(() -> filling.getBean(LogImport.class).read(whole, cancelling()))
                    .isInstanceOf(CancellationException.class);
            assertRefused(filling, with(lines, 2_500, lines.get(2_500).replace("\"actor\":\"", "\"actor\":\"x")),
                    "Line 2501 does not fit. The event at position 2501 of the account log");
            assertThat(place.resolve("bank.unfinished")).exists();
            assertThatThrownBy(() -> filling.getBean(LogImport.class).read(whole, Monitor.NONE))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(unavailable(() -> open("--bank.create=false", "--bank.data-directory=" + place)))
                .isEqualTo(BankUnavailable.Reason.NO_BANK);
        assertThat(unavailable(
                () -> open("--bank.to-be-filled=true", "--bank.data-directory=" + folder.resolve("bank"))))
                .isEqualTo(BankUnavailable.Reason.NOT_EMPTY);
        assertThatThrownBy(() -> bank.getBean(LogImport.class).read(whole, Monitor.NONE))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The last line of an export in which there is only this event: the account events that it followed are not there. */
    private static String endingAt(String event, String last) {
        var hash = JsonMapper.shared().readTree(event).path("hash").asString();
        return last.replaceFirst("\"logs\":\\[.*?]",
                "\"logs\":[{\"log\":\"ledger\",\"position\":1,\"hash\":\"" + hash + "\"}]");
    }

    private static int firstWith(String words, List<String> lines) {
        return lines.indexOf(lines.stream().filter(it -> it.contains(words)).findFirst().orElseThrow());
    }

    private static List<String> with(List<String> lines, int index, String line) {
        assertThat(line).isNotEqualTo(lines.get(index));
        var changed = new ArrayList<>(lines);
        changed.set(index, line);
        return changed;
    }

    private void assertRefused(ConfigurableApplicationContext filling, List<String> lines, String words)
            throws IOException {
        var file = Files.write(folder.resolve("wrong.jsonl"), lines);
        assertThat(filling.getBean(LogImport.class).read(file, Monitor.NONE)).isInstanceOfSatisfying(
                LogImport.Result.Refused.class,
                it -> assertThat(it.sentence().toString()).contains(words, "Nothing was kept"));
    }

    private static Monitor cancelling() {
        return new Monitor() {

            private boolean cancelled;

            @Override
            public void progressed(long done, long total) {
                cancelled |= done > 0;
            }

            @Override
            public boolean cancelled() {
                return cancelled;
            }
        };
    }

    @Test
    void aSelectionIsForReadersAndCannotBeImported() {
        var lines = new ArrayList<String>();
        var query =
                new EventQuery("account", Optional.of(ADA.value()), Optional.of("account.credited"), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0,
                        EventQuery.Order.NEWEST_FIRST);
        var head = bank.getBean(Operations.class).status().logs().getFirst().head();

        assertThat(bank.getBean(LogExport.class).write(new Matching(List.of(query)), lines::add, Monitor.NONE))
                .isEqualTo(new LogExport.Result.Done(1, java.util.Map.of("account", head)));
        assertThat(lines).singleElement().asString().contains("remembered").contains("\"subject\":\"A-1\"");

        lines.clear();
        bank.getBean(LogExport.class)
                .write(new Matching(
                        List.of(EventQuery.everything("account", EventQuery.Order.OLDEST_FIRST).after(600))),
                        lines::add, Monitor.NONE);
        assertThat(lines).extracting(LogImportModuleTest::id)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(601, head).mapToObj("account@%d"::formatted).toList());
    }

    @Test
    void sectionsFollowEachOther() {
        var export = bank.getBean(LogExport.class);
        var head = bank.getBean(Operations.class).status().logs().getFirst().head();
        var first = export.section("account", 1, 500);
        assertThat(first).extracting(LogExport.Section::id, it -> it.previous().isPresent(), it -> it.next().orElse(""))
                .containsExactly("1,500", false, "501,1000");
        assertThat(first.lines()).extracting(LogImportModuleTest::id)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).mapToObj("account@%d"::formatted).toList());
        var last = export.section("account", Long.parseLong(first.last().replaceFirst(",.*", "")), 500);
        assertThat(last.lines()).hasSize((int) (head % 500));
        assertThat(last.next()).isEmpty();
        assertThat(last.previous()).isPresent();
    }

    private static String id(String line) {
        return line.substring(line.indexOf("\"id\":\"") + 6, line.indexOf("\",\"source\""));
    }

    private static void settle(ConfigurableApplicationContext bank) {
        Awaitility.await().until(() -> !bank.getBean(Operations.class).status().isCatchingUp());
    }

    private static BankUnavailable.Reason unavailable(Runnable opening) {
        return Stream.<Throwable>iterate(catchThrowable(opening::run), it -> it != null, Throwable::getCause)
                .filter(BankUnavailable.class::isInstance)
                .map(it -> ((BankUnavailable) it).reason())
                .findFirst()
                .orElseThrow();
    }

    private static void done(ConfigurableApplicationContext bank, AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }

    private static ConfigurableApplicationContext open(String... settings) {
        return BankApplication
                .start(Stream.concat(Stream.of(settings), Stream.of("--logging.level.root=off")).toList());
    }
}
