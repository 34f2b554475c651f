package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import bank.eventsourced.account.Accounts;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.wording.Sentence;

/** The packaged program, as users and scripts start it. Every test has banks of its own, so two run side by side. */
@Execution(ExecutionMode.CONCURRENT)
class BankJarTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path DATA = Path.of("../shared/data");
    private static final Duration LONGEST_RUN = Duration.ofMinutes(5);
    private static final int GENERATED_ROWS = 3_000;

    /** Most of these processes live for seconds: half of that would go into compiling code that soon ends. */
    private static final List<String> SHORT_LIVED = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Path JAR =
            Path.of(System.getProperty("bank.jar", "target/event-sourced-bank.jar")).toAbsolutePath();

    /** The program as it starts fast: its libraries beside it, and a cache of its classes. */
    @TempDir
    static Path unpacked = Path.of("");

    @TempDir
    Path folder = Path.of("");

    /** As the README says it. Most tests use what comes of it: else half of their time would go into loading classes. */
    @BeforeAll
    static void prepareToStartFast() throws Exception {
        complete("-Djarmode=tools", "-jar", JAR.toString(), "extract", "--destination", unpacked.toString(), "--force");
        complete("-XX:AOTCacheOutput=" + cache(), "-jar", unpackedJar().toString(), "sample", "--data",
                unpacked.resolve("trained").toString());
        assertThat(cache()).isNotEmptyFile();
    }

    private static void complete(String... words) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Stream.concat(Stream.of(java()), Stream.of(words)).toList())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(List.of(words).toString()).isZero();
    }

    private static Path unpackedJar() {
        return unpacked.resolve(JAR.getFileName());
    }

    private static Path cache() {
        return unpacked.resolve("bank.aot");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void theSampleSurvivesARestartAndChangesNothingTheSecondTime() {
        var sample = runPacked(List.of(), "sample", "--data", bank("a"));
        assertThat(sample.code()).as(sample.err()).isZero();
        assertThat(sample.err()).isEmpty();

        var ledger = json("ledger", "--json", "--data", bank("a")).get(0);
        assertThat(ledger.get("balance").stringValue()).isEqualTo("50.00");
        assertThat(ledger.get("transactions").longValue()).isEqualTo(6);

        assertThat(json("sample", "--json", "--data", bank("a")).get("repeated").intValue()).isEqualTo(8);
        assertThat(run("journal", "--json", "--data", bank("a")).out().lines()).hasSize(8);
    }

    @Test
    void theJarIsWiredAheadOfTime() throws Exception {
        try (var jar = new JarFile(JAR.toFile())) {
            var settings = new Properties();
            settings.load(jar.getInputStream(jar.getEntry("BOOT-INF/classes/spring.properties")));
            assertThat(settings).containsEntry("spring.aot.enabled", "true");
            assertThat(jar.getEntry(
                    "BOOT-INF/classes/bank/eventsourced/BankApplication__ApplicationContextInitializer.class"))
                    .isNotNull();
        }
    }

    @Test
    void aSecondProcessIsRefusedAndTheFirstGoesOn() throws Exception {
        var first = start("batch", "--data", bank("b"));
        try (var commands = first.outputWriter(StandardCharsets.UTF_8); var answers = first.inputReader()) {
            commands.write("open 1 --holder Ann --currency EUR\n");
            commands.flush();
            assertThat(answers.readLine()).contains("\"ok\":true");

            var second = run("accounts", "--data", bank("b"));
            assertThat(second.code()).isEqualTo(3);
            assertThat(second.err()).contains("already open in another window or process").hasLineCount(1);
            assertThat(second.out()).isEmpty();

            commands.write("deposit 1 5\n");
            commands.flush();
            assertThat(answers.readLine()).contains("\"balance\":\"5.00\"");
        }
        assertThat(first.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue()).isZero();
    }

    @Test
    void whatIsNoBankIsASentence() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "no bank");
        Files.writeString(Files.createDirectory(folder.resolve("junk")).resolve("bank.script"), "junk");

        assertThat(run("accounts", "--data", file.toString())).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("is a file, not a bank").hasLineCount(1);
        });
        assertThat(run("accounts", "--data", bank("junk"))).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("not a bank of this program").hasLineCount(1);
        });
        assertThat(run("accounts", "--data", bank("mistyped"))).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("There is no bank in").hasLineCount(1);
            assertThat(folder.resolve("mistyped")).doesNotExist();
        });
        assertThat(run("restore", bank("junk"), "--data", bank("e"))).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("not a whole backup").hasLineCount(1);
            assertThat(folder.resolve("e")).doesNotExist();
        });
        assertThat(run("sample", "--data", file.resolve("below").toString())).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.err()).contains("cannot be written").hasLineCount(1);
        });
    }

    @Test
    void aSettingThatMakesNoSenseIsASentence() {
        assertThat(run("sample", "--data", bank("d"), "--bank.event-store.snapshot-every-events=many"))
                .isEqualTo(new Result(2, "", "The setting bank.event-store.snapshot-every-events cannot be 'many'.\n"));
        assertThat(run("sample", "--data", bank("d"), "--bank.event-store.follower-poll-millis=0")).satisfies(it -> {
            assertThat(it.code()).isEqualTo(2);
            assertThat(it.err()).contains("follower-poll-millis must be between 10 and 3600000, not 0").hasLineCount(1);
        });
    }

    @Test
    void consoleCommandsLoadNoJavaFx() {
        var listed =
                runPacked(List.of("-Xlog:class+load:stdout"), "accounts", "--data", bank("c"), "--bank.create=true");

        assertThat(listed.out()).contains("bank.eventsourced.console.AccountsCommand")
                .contains("No accounts yet")
                .doesNotContain("javafx.");
    }

    @Test
    void anImportThatWasKilledIsCompletedByTheSameImport() throws Exception {
        var file = generated();
        var undisturbed = run("import", file.toString(), "--overdraft-limit", "1000", "--data", bank("undisturbed"));
        assertThat(undisturbed.code()).as(undisturbed.err()).isZero();

        var victim = start("import", file.toString(), "--overdraft-limit", "1000", "--data", bank("killed"));
        awaitGrowth(victim, folder.resolve("killed/bank.log"), 200_000);
        victim.destroyForcibly().waitFor();
        assertThat(Contents.of(bank("killed")).journal()).hasSizeBetween(1, GENERATED_ROWS - 1);

        var rest = json("import", file.toString(), "--overdraft-limit", "1000", "--json", "--data", bank("killed"));
        assertThat(rest.get("knownBefore").longValue() + rest.get("imported").longValue()).isEqualTo(GENERATED_ROWS);
        assertThat(Contents.of(bank("killed"))).isEqualTo(Contents.of(bank("undisturbed")))
                .satisfies(it -> assertThat(it.problems()).isEmpty());
    }

    @Test
    void aTorturedBankKeepsItsWord() throws IOException {
        var folder = Files.createDirectory(this.folder.resolve("tortured"));

        var torture = json("torture", "--rounds", "2", "--seed", "5", "--folder", folder.toString(), "--json");

        requireNothingWrong(torture, 2);
        assertThat(Contents.of(folder.resolve("bank").toString()).problems()).isEmpty();
    }

    @Test
    void aBankOnAServerThatTwoProcessesWorkOnKeepsItsWord() {
        var place = POSTGRESQL.server().newPlace();
        var words = new ArrayList<>(List.of("torture", "--server", place.url(), "--processes", "2", "--rounds", "3",
                "--seed", "5", "--json"));
        words.add(place.settings()[1]);

        var torture = json(words.toArray(String[]::new));

        requireNothingWrong(torture, 3);
        assertThat(torture.get("processes").intValue()).isEqualTo(2);
        assertThat(run(words.toArray(String[]::new))).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("There is a bank already").hasLineCount(1);
        });
    }

    private static void requireNothingWrong(JsonNode torture, int rounds) {
        assertThat(torture.get("ok").booleanValue()).isTrue();
        assertThat(torture.get("rounds").intValue()).isEqualTo(rounds);
        assertThat(torture.get("kills").intValue()).isEqualTo(rounds);
        assertThat(torture.get("acknowledged").longValue()).isPositive();
        assertThat(torture.get("events").longValue())
                .isGreaterThanOrEqualTo(torture.get("acknowledged").longValue());
        for (var wrong : List.of("lost", "doubled", "half", "outOfOrder", "wrong", "broken")) {
            assertThat(torture.get(wrong).longValue()).as(wrong).isZero();
        }
    }

    @Test
    void noBankOfAnybodyIsTortured() {
        assertThat(run("torture", "--processes", "2")).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("one process at a time").hasLineCount(1);
        });
        assertThat(run("torture", "--data", bank("f"))).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("No bank of yours is tortured").hasLineCount(1);
        });
        assertThat(run("torture", "--folder", folder.toString())).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("is not empty").hasLineCount(1);
        });
    }

    @Test
    void theBankOfThePkddChallengeComesOutToThePenny() throws IOException {
        assumeTrue(Files.isDirectory(DATA),
                "The real transactions are not in ../shared/data, so they are not imported.");
        var file = DATA.resolve("czech-bank-transactions.csv").toString();
        for (var round : List.of("first", "second")) {
            var imported = json("import", file, "--overdraft-limit", "5000", "--json", "--data", bank("czech"));
            assertThat(imported.get("imported").longValue()).isEqualTo(round.equals("first") ? 22_927 : 0);
            assertThat(imported.get("accountsOpened").longValue()).isEqualTo(round.equals("first") ? 591 : 0);

            var contents = Contents.of(bank("czech"));
            assertThat(contents.problems()).isEmpty();
            assertThat(contents.balances()).hasSize(591).isEqualTo(expectedBalances());
            assertThat(contents.ledgers()).singleElement().satisfies(ledger -> {
                assertThat(ledger.balance()).isEqualTo(Money.parse("19152957.20 CZK"));
                assertThat(ledger.transactions()).isEqualTo(22_927);
                assertThat(ledger.debits()).isEqualTo(ledger.credits());
            });
            assertThat(contents.journal()).hasSize(22_927 + 591);
        }
    }

    /** What a bank that no process has open any more holds, without the times at which it was recorded. */
    private record Contents(Map<String, String> balances, List<LedgerView> ledgers, List<String> journal,
            List<String> problems) {

        static Contents of(String folder) {
            try (var bank = BankApplication.start(List.of("--bank.data-directory=" + folder))) {
                var balances = bank.getBean(Accounts.class)
                        .all()
                        .collect(Collectors.toMap(it -> it.number().value(),
                                it -> it.balance().decimal(), (a, _) -> a, TreeMap::new));
                var journal = bank.getBean(JournalEntries.class)
                        .all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, JournalQuery.LARGEST_PAGE))
                        .map(it -> it.position() + " " + it.account() + " " + it.version() + " " + it.kind() + " "
                                + it.amount() + " " + it.balance() + " " + it.valueDate() + " " + it.text() + " "
                                + it.commandId())
                        .toList();
                return new Contents(balances, bank.getBean(Ledgers.class).all(), journal,
                        bank.getBean(Operations.class)
                                .verify()
                                .problems()
                                .stream()
                                .map(Sentence::toString)
                                .toList());
            }
        }
    }

    /** A file that does not exist, as the database's log at some moments, has the length 0. */
    private static void awaitGrowth(Process process, Path file, long bytes) {
        await().atMost(LONGEST_RUN)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || file.toFile().length() >= bytes);
        assertThat(process.isAlive()).as("still importing").isTrue();
    }

    /** Deposits and withdrawals on 200 accounts, with twins. */
    private Path generated() throws IOException {
        var text = new StringBuilder("account,booked_on,amount,currency,direction,text\n");
        for (int i = 0; i < GENERATED_ROWS; i++) {
            text.append("%d,2026-01-%02d,%d.%02d,EUR,%s,%s\n".formatted(i % 200, 1 + i * 28 / GENERATED_ROWS, 1 + i % 7,
                    i % 100, i % 3 == 2 ? "debit" : "credit", i % 5 == 0 ? "twin" : "row " + i));
        }
        return Files.writeString(folder.resolve("generated.csv"), text);
    }

    private static Map<String, String> expectedBalances() throws IOException {
        return Files.readAllLines(DATA.resolve("czech-bank-expected-balances.csv"))
                .stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .collect(Collectors.toMap(List::getFirst, it -> it.get(2), (a, _) -> a, TreeMap::new));
    }

    private record Result(int code, String out, String err) {}

    private String bank(String name) {
        return folder.resolve(name).toString();
    }

    private JsonNode json(String... words) {
        var result = run(words);
        assertThat(result.code()).as(result.out() + result.err()).isZero();
        return JSON.readTree(result.out());
    }

    private Result run(String... words) {
        return run(command(words));
    }

    /** The jar as the build makes it, with nothing beside it. */
    private Result runPacked(List<String> options, String... words) {
        return run(command(options, JAR, words));
    }

    private Result run(ProcessBuilder command) {
        try {
            var out = Files.createTempFile(folder, "out", "");
            var err = Files.createTempFile(folder, "err", "");
            var process = command.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            process.getOutputStream().close();
            assertThat(process.waitFor(LONGEST_RUN.toSeconds(), TimeUnit.SECONDS)).as(command.command().toString())
                    .isTrue();
            return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Process start(String... words) throws IOException {
        return command(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static ProcessBuilder command(String... words) {
        return command(List.of("-XX:AOTCache=" + cache()), unpackedJar(), words);
    }

    private static ProcessBuilder command(List<String> options, Path jar, String... words) {
        var command = new ArrayList<String>();
        command.add(java());
        command.addAll(SHORT_LIVED);
        command.addAll(options);
        command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-jar", jar.toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }
}
