package bank.eventsourced.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.benchmark.Figure;
import bank.eventsourced.wording.Explained;
import bank.eventsourced.wording.Sentence;

/** Commands as people type them. The bank stays open between them; every test uses account numbers of its own. */
@TestInstance(Lifecycle.PER_CLASS)
class ConsoleModuleTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path folder;
    private final ConfigurableApplicationContext bank;

    ConsoleModuleTest(@TempDir Path folder) {
        this.folder = folder;
        this.bank = SpringApplication.run(BankApplication.class, "--bank.data-directory=" + folder.resolve("bank"));
    }

    @AfterAll
    void closeBank() {
        bank.close();
    }

    @Test
    void anAccountLivesFromOpeningToClosing() {
        assertThat(run("open", "A1", "--holder", "Ann Lee", "--currency", "EUR", "--overdraft-limit", "100.00").code())
                .isZero();
        assertThat(run("deposit", "A1", "20", "--text", "hello", "--value-date", "2026-03-31").out())
                .isEqualTo("20.00 EUR came to account A1. Balance: 20.00 EUR.\n");
        assertThat(run("withdraw", "A1", "50.00", "EUR").out()).contains("Balance: -30.00 EUR.");
        assertThat(run("freeze", "A1", "--reason", "court order").code()).isZero();
        assertThat(run("deposit", "A1", "1").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("unfreeze", "A1").code()).isZero();
        assertThat(run("limit", "A1", "10").err()).contains("overdrawn");
        assertThat(run("limit", "A1", "30").code()).isZero();
        assertThat(run("limit", "A1", "30").out()).contains("like that already");
        assertThat(run("close", "A1").err()).contains("Only an account with a balance of zero");
        assertThat(run("deposit", "A1", "30 EUR").code()).isZero();
        assertThat(run("close", "A1").out()).isEqualTo("Account A1 is closed.\n");
        assertThat(run("deposit", "A1", "30 EUR").err()).contains("is closed");
        assertThat(run("account", "A1").out()).contains("Ann Lee").contains("closed");
    }

    @Test
    void aMistypedCommandIsSuggestedAndHelpNamesAll() {
        assertThat(run("deposti", "A1", "20")).satisfies(wrong -> {
            assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(wrong.err()).contains("There is no command 'deposti'. Did you mean deposit");
        });
        assertThat(run("deposti", "accounts", "20", "--text", "import").err()).contains("Did you mean deposit");
        assertThat(run("--json", "--data", "nowhere", "acounts", "deposit").err()).contains("Did you mean account");
        assertThat(run("--help").out()).contains("deposit", "restore", "undo-import", "accounts");
        assertThat(run("deposit", "--help").out()).contains("--value-date").doesNotContain("undo-import");
    }

    @Test
    void changesAnswerInJson() {
        run("open", "B1", "--holder", "Bo", "--currency", "EUR");
        run("open", "B2", "--holder", "Cy", "--currency", "EUR");
        var id = UUID.randomUUID().toString();

        var first = json("deposit", "B1", "20.5", "--command-id", id, "--json");
        var again = json("--json", "deposit", "B1", "20.5", "--command-id", id);
        var taken = run("deposit", "B1", "21", "--command-id", id);
        var transfer = json("transfer", "B1", "B2", "5", "--json");

        assertThat(first.get("ok").booleanValue()).isTrue();
        assertThat(first.get("commandId").stringValue()).isEqualTo(id);
        assertThat(first.get("account").stringValue()).isEqualTo("B1");
        assertThat(first.get("version").longValue()).isEqualTo(2);
        assertThat(first.get("balance").stringValue()).isEqualTo("20.50");
        assertThat(first.get("position").longValue()).isPositive();
        assertThat(first.get("repeated").booleanValue()).isFalse();
        assertThat(again.get("repeated").booleanValue()).isTrue();
        assertThat(again.get("position")).isEqualTo(first.get("position"));
        assertThat(taken.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(transfer.get("changes").get(1).get("balance").stringValue()).isEqualTo("5.00");
    }

    @Test
    void whoHasNotSeenEverythingIsToldWhatHappenedAndNothingIsDone() {
        run("open", "CM1", "--holder", "Bo", "--currency", "EUR");
        run("deposit", "CM1", "20.50", "--text", "salary");
        run("withdraw", "CM1", "3");

        assertThat(run("withdraw", "CM1", "1", "--seen", "1")).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
            assertThat(refused.err().lines())
                    .first(InstanceOfAssertFactories.STRING)
                    .contains("you saw version 1, it is at version 3");
            assertThat(refused.err())
                    .containsPattern("Version 2, .* by console:.*: 20.50 EUR came to account CM1. Balance: 20.50 EUR.")
                    .containsPattern("Version 3, .*: 3.00 EUR went from account CM1. Balance: 17.50 EUR.");
        });
        var refused = JSON.readTree(run("withdraw", "CM1", "1", "--seen", "2", "--json").out());
        assertThat(refused.get("refusal").stringValue()).isEqualTo("changed-meanwhile");
        assertThat(refused.get("unseen")).singleElement()
                .satisfies(it -> assertThat(it.get("amount").stringValue()).isEqualTo("3.00"));
        assertThat(run("withdraw", "CM1", "1", "--seen", "9").err()).contains("you saw version 9")
                .doesNotContain("Balance");
        assertThat(run("withdraw", "CM1", "1", "--seen", "-1").code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run("account", "CM1", "--version", "4").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("withdraw", "CM1", "1", "--seen", "3").out()).contains("Balance: 16.50 EUR.");
    }

    @Test
    void aMovementIsReversedOnce() {
        run("open", "R1", "--holder", "Bo", "--currency", "EUR");
        run("deposit", "R1", "20.5");
        var id = UUID.randomUUID().toString();

        var reversed = json("reverse", "R1", "2", "--reason", "typo", "--command-id", id, "--json");
        var again = json("reverse", "R1", "2", "--reason", "typo", "--command-id", id, "--json");
        var twice = JSON.readTree(run("reverse", "R1", "2", "--json").out());
        var journal = run("journal", "--account", "R1", "--kind", "credit-reversed", "--json").out();

        assertThat(reversed.get("kind").stringValue()).isEqualTo("credit-reversed");
        assertThat(reversed.get("reverses").longValue()).isEqualTo(2);
        assertThat(reversed.get("balance").stringValue()).isEqualTo("0.00");
        assertThat(again.get("repeated").booleanValue()).isTrue();
        assertThat(twice.get("refusal").stringValue()).isEqualTo("already-reversed");
        assertThat(twice.get("code").intValue()).isEqualTo(ExitCode.REFUSED);
        assertThat(JSON.readTree(journal).get("reverses").longValue()).isEqualTo(2);
        assertThat(JSON.readTree(journal).get("text").stringValue()).isEqualTo("typo");
        assertThat(run("reverse", "R1", "1").err()).contains("no money moved");
        run("withdraw", "R1", "1");
        run("deposit", "R1", "3");
        assertThat(run("reverse", "R1", "4").out())
                .isEqualTo("3.00 EUR went from account R1 again: version 4 is reversed. Balance: 0.00 EUR.\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"deposit 1 -5|more than zero, not -5", "deposit 1 0|more than zero",
            "deposit 1 1.005 EUR|more decimals", "deposit 1 10 XXX|currency", "deposit 1 ten|not an amount",
            "reverse 1 0|count from 1", "reverse 1 two|two", "reverse 1|missing",
            "deposit 1 1 EUR now|more than an amount", "deposit 1|missing",
            "deposit 1 5 --value-date 31.3.2026|not a date",
            "deposit 1 5 --command-id 7|not a command id", "deposit a/b 5|not an account number",
            "open 1 --holder X|--currency", "open 1 --holder X --currency EURO|not a currency",
            "open 1 --holder X --currency EUR --overdraft-limit -1|zero or more",
            "open 1 --holder X --currency EUR --overdraft-limit 1USD|not an amount",
            "account 1 --version 0|count from 1", "account 1 --version 1 --at 2020-01-01|mutually exclusive",
            "account 1 --at noon|not an instant", "journal --kind wrong|not one of", "journal --limit 0|1 or more",
            "journal --from 2026-02-01 --to 2026-01-01|after", "import|FILE.csv", "import none.csv|There is no file",
            "import none.csv --overdraft-limit -5|There is no file", "batch none.txt|There is no file",
            "retry|--position", "retry --all --position 3|mutually exclusive", "skip --position 3|--follower",
            "skip --follower ledger --position x --reason y|not", "hold 1 --follower ledger --reason ' '|Say why",
            "pause journal|--reason", "pause --reason y|FOLLOWER", "rebuild|NAME",
            "acounts|There is no command 'acounts'", "accounts --jsn|There is no option '--jsn'",
            "accounts 7|one word too many", "backup|DIR", "restore|DIR", "restore ''|name of a folder",
            "--json|needs a command",
            "benchmark --rounds 0|between 1 and 100", "benchmark --millis x|not an int",
            "benchmark --only deposit|is not one of deposits-1", "benchmark --data there|No bank of yours is measured",
            "benchmark --only start --server jdbc:postgresql://db/x|all can be measured but growth, opening, start",
            "benchmark --markdown none/there.md|cannot be written",
            "accounts --data pom.xml|is a file", "accounts --data=|name of a folder"})
    void wrongInputNeverOpensTheBank(String line, String sentence) {
        var opened = new AtomicBoolean();
        var words = Words.of(line);

        var result = run(_ -> {
            opened.set(true);
            return bank;
        }, "", words);

        assertThat(result.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(result.err()).contains(sentence).doesNotContain("\tat ");
        assertThat(result.out()).satisfiesAnyOf(out -> assertThat(out).isEmpty(),
                out -> assertThat(out).startsWith("{"));
        assertThat(opened).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deposit nobody 5", "withdraw nobody 5 EUR", "transfer nobody none 5",
            "freeze nobody --reason r",
            "unfreeze nobody", "limit nobody 5", "close nobody", "account nobody", "forget nobody --yes n --reason r"})
    void anUnknownAccountIsRefused(String line) {
        var result = run(Words.of(line + " --json").toArray(String[]::new));

        assertThat(result.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(result.err()).contains("There is no account nobody");
        var error = JSON.readTree(result.out());
        assertThat(error.get("ok").booleanValue()).isFalse();
        assertThat(error.get("code").intValue()).isEqualTo(1);
    }

    @Test
    void theRulesOfTheBankAreExitCodeOne() {
        run("open", "C1", "--holder", "Di", "--currency", "EUR");
        assertThat(run("open", "C1", "--holder", "Di", "--currency", "EUR").err()).contains("exists already");
        assertThat(run("withdraw", "C1", "1").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("deposit", "C1", "1 USD").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("transfer", "C1", "C1", "1").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("deposit", "C1", "1.005").code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run("account", "C1", "--version", "9").err()).contains("it is at version 1");
        assertThat(run("account", "C1", "--at", "2020-01-01").err()).contains("was not open yet");
    }

    @Test
    void thePastCanBeSeen() {
        run("open", "D1", "--holder", "Ed", "--currency", "EUR");
        run("deposit", "D1", "7");
        run("deposit", "D1", "8");

        assertThat(json("account", "D1", "--version", "2", "--json").get("balance").stringValue()).isEqualTo("7.00");
        assertThat(json("account", "D1", "--at", "2999-12-31", "--json").get("balance").stringValue())
                .isEqualTo("15.00");
        assertThat(json("account", "D1", "--json").get("transactions").longValue()).isEqualTo(2);
        assertThat(run("account", "D1", "--as-test", "--version", "2").out()).startsWith("package bank.eventsourced")
                .contains("class AccountD1Version2Test", ".when(new Deposit(ACCOUNT, money(\"7.00 EUR\")");
        assertThat(json("account", "D1", "--as-test", "--json").get("name").stringValue())
                .isEqualTo("AccountD1Version3Test");
        assertThat(run("account", "D1", "--as-test", "--version", "4").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("account", "D0", "--as-test").err()).contains("There is no account D0");
        assertThat(run("account", "D1", "--as-test", "--at", "2026-01-01").code()).isEqualTo(ExitCode.WRONG_INPUT);
    }

    @Test
    void theLogLeavesAsLinesAndABankIsMadeOfThem() throws IOException {
        run("open", "L1", "--holder", "Lou", "--currency", "EUR");
        run("deposit", "L1", "12.34");
        var all = run("export", "--events").out().lines().toList();
        var events =
                all.stream().filter(it -> it.contains("\"log\":\"")).filter(it -> it.contains("streamid")).toList();
        assertThat(JSON.readTree(events.getFirst()).get("id").stringValue()).isEqualTo("account@1");
        assertThat(all.getFirst()).contains("event-sourced-bank.protection");
        assertThat(all.getLast()).contains("event-sourced-bank.exported");
        var ofOne = run("export", "--events", "--log", "account", "--stream", "L1", "--type", "account.credited");
        assertThat(ofOne.out().lines()).singleElement().asString().contains("12.34 EUR");
        var later = JSON.readTree(ofOne.out()).get("position").longValue() + 1;
        assertThat(run("export", "--events", "--log", "account", "--stream", "L1", "--from", "" + later).out())
                .isEmpty();
        var section = json("export", "--events", "--log", "account", "--section", "1,2");
        assertThat(section.get("next").stringValue()).isEqualTo("3,4");
        assertThat(section.get("events")).hasSize(2);

        var file = folder.resolve("events.jsonl");
        var written = json("export", "--events", file.toString(), "--json");
        assertThat(written.get("events").longValue()).isEqualTo(events.size());
        assertThat(Files.readAllLines(file)).hasSameSizeAs(all);
        var data = folder.resolve("of lines").toString();
        var made = run(ConsoleModuleTest::opened, "",
                List.of("import", "--events", file.toString(), "--data", data, "--json",
                        "--bank.key-file=" + folder.resolve("bank/bank.key")));
        assertThat(made.code()).as(made.err()).isZero();
        assertThat(JSON.readTree(made.out()).get("events")).isEqualTo(written.get("events"));
        Files.write(file, all.subList(0, 3));
        var refused = run(ConsoleModuleTest::opened, "",
                List.of("import", "--events", file.toString(), "--data", data + "2",
                        "--bank.key-file=" + folder.resolve("bank/bank.key")));
        assertThat(refused.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(refused.err()).contains("The file has 3 lines").contains("Nothing was kept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"export|Something is missing", "export --events --from 0|count from 1",
            "export --events --log cards|There is no log 'cards'", "export --events --follow x|writes no file",
            "export --events --section 5,1|is no section", "export --events --section 1,2 --type x|--log only",
            "export --events no/such/file|There is no folder", "export --events src|is a folder",
            "import --events pom.xml --skip-bad|taken as they are"})
    void exportsThatMakeNoSenseAreWrongInput(String line, String words) {
        var wrong = run(Words.of(line).toArray(String[]::new));
        assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(wrong.err()).contains(words);
    }

    @Test
    void whoFollowsTheLogHearsOfWhatComesUntilNobodyReadsAnyMore() {
        run("open", "L2", "--holder", "Lea", "--currency", "EUR");
        var read = new ByteArrayOutputStream();
        var out = new OutputStream() {

            @Override
            public void write(int single) throws IOException {
                if (read.toString(StandardCharsets.UTF_8).contains("4.56 EUR")) {
                    throw new IOException("Broken pipe");
                }
                read.write(single);
            }
        };
        var err = new ByteArrayOutputStream();
        var following = CompletableFuture.supplyAsync(() -> Console.run(
                List.of("export", "--events", "--follow", "--stream", "L2"), _ -> kept(bank), (_, _) -> 0,
                new Terminal(InputStream.nullInputStream(), new PrintStream(out, false, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8), false)));
        Awaitility.await().until(() -> read.toString(StandardCharsets.UTF_8).contains("\"subject\":\"L2\""));
        run("deposit", "L2", "1.23");
        Awaitility.await().until(() -> read.toString(StandardCharsets.UTF_8).contains("1.23 EUR"));
        run("deposit", "L2", "4.56");
        run("deposit", "L2", "7.89");

        assertThat(following.join()).isZero();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(read.toString(StandardCharsets.UTF_8).lines().filter(it -> it.contains("\"id\""))).hasSize(3);
    }

    @Test
    void theWholeBankCanBeSeenAsItWas() {
        run("open", "PA1", "--holder", "Pia", "--currency", "NOK");
        run("deposit", "PA1", "7", "--value-date", "2026-03-31");
        var position = Long.toString(json("status", "--json").get("logs").get("account").longValue());
        run("deposit", "PA1", "8", "--value-date", "2026-01-31");
        run("open", "PA2", "--holder", "Pat", "--currency", "NOK");

        assertThat(run("accounts", "--position", position).out()).containsPattern("PA1 +Pia +NOK +7.00")
                .doesNotContain("PA2");
        assertThat(run("accounts", "--as-of", "2026-03-30").out()).containsPattern("PA1 +Pia +NOK +8.00")
                .contains("PA2");
        assertThat(run("accounts", "--position", position, "--as-of", "2026-03-30").out())
                .containsPattern("PA1 +Pia +NOK +0.00");
        assertThat(run("ledger", "--position", position).out()).contains("Ledger NOK: balance 7.00 NOK");
        assertThat(run("journal", "--account", "PA1", "--position", position, "--json").out()).hasLineCount(2);
        assertThat(run("journal", "--account", "PA1", "--at", "2999-12-31", "--json").out()).hasLineCount(3);
        assertThat(run("accounts", "--at", "1999-12-31").out()).contains("No accounts yet");
        assertThat(run("accounts", "--at", "yesterday").code()).isEqualTo(ExitCode.WRONG_INPUT);
    }

    @Test
    void whatCameOfACommandIsATree() {
        run("open", "V1", "--holder", "Vic", "--currency", "EUR");
        run("deposit", "V1", "7");
        var place = "account@" + json("status", "--json").get("logs").get("account").longValue();

        assertThat(run("event", place).out()).contains(place + "  account.credited (schema 1), version 2 of V1")
                .contains("journal  credited 7.00 EUR, balance 7.00 EUR")
                .containsPattern("    ledger@\\d+  ledger.posted");
        assertThat(run("close", "V1").code()).isEqualTo(ExitCode.REFUSED);
        run("withdraw", "V1", "7");
        assertThat(run("close", "V1", "--reason", "moved").out()).isEqualTo("Account V1 is closed (moved).\n");
        var event = json("event", place, "--json");
        assertThat(event.get("today").isNull()).isTrue();
        var caused = event.get("command").get("events").get(0);
        assertThat(caused.get("place").stringValue()).isEqualTo(place);
        assertThat(caused.get("effects").get(0).get("type").stringValue()).isEqualTo("ledger.posted");
        assertThat(run("event", "account@999999999").err()).contains("There is no event account@999999999.");
        assertThat(run("event", "seventeen").err()).contains("'seventeen' is no place of an event.");
    }

    @Test
    void snapshotsAreTakenMeasuredAndPruned() {
        run("open", "SN1", "--holder", "Wim", "--currency", "EUR");
        run("deposit", "SN1", "7");

        assertThat(run("snapshots", "--measure", "SN1").out()).contains("This account has no snapshot yet.");
        assertThat(run("snapshots", "--take", "SN1").out()).contains("Snapshot of account SN1 taken at version 2.")
                .contains("One of each account: every 50 events. All are kept.");
        assertThat(run("snapshots", "--measure", "SN1").out())
                .containsPattern("Loading took [0-9.]+ ms from the snapshot");
        run("deposit", "SN1", "8");
        run("snapshots", "--take", "SN1");
        var before = json("snapshots", "--json").get("count").longValue();
        var after = json("snapshots", "--prune", "1", "--json");
        assertThat(after.get("count").longValue()).isLessThan(before).isPositive();
        assertThat(after.get("policies").get("account").get("everyEvents").intValue()).isEqualTo(50);
        assertThat(run("snapshots", "--prune", "0")).satisfies(wrong -> {
            assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(wrong.err()).contains("At least 1 snapshot is kept, not 0.");
        });
        assertThat(run("snapshots", "--take", "SN9").code()).isEqualTo(ExitCode.REFUSED);
    }

    @Test
    void whatPackingSavesIsSaid() {
        run("open", "PK1", "--holder", "Pat", "--currency", "EUR");
        var reason = "asked for it at the counter, with a passport. ".repeat(10).strip();
        run("forget", "PK1", "--yes", "Pat", "--reason", reason);
        var place = "account@" + json("status", "--json").get("logs").get("account").longValue();

        assertThat(run("event", place).out()).contains("\"reason\":\"" + reason + "\"")
                .containsPattern("Stored packed: 1\\d\\d of 5\\d\\d characters\n");
        var event = json("event", place, "--json");
        assertThat(event.get("stored").intValue()).isLessThan(event.get("unpacked").intValue());
        assertThat(run("snapshots").out()).contains("Contents above 500 characters are stored packed.");
        var packed = json("snapshots", "--json").get("packed");
        assertThat(packed.get("above").intValue()).isEqualTo(500);
        assertThat(packed.get("unpacked").longValue()).isGreaterThanOrEqualTo(packed.get("characters").longValue());
    }

    @Test
    void aCopyIsEncryptedOnlyWithAKeyThatProtectsIt(@TempDir Path folder) {
        var copy = folder.resolve("copy").toString();
        assertThat(json("status", "--json").get("filesEncryptedBy").stringValue()).isEqualTo("nothing");
        assertThat(run("status").out()).contains("The files are not encrypted");

        var refused = run("copy", copy, "--encrypt");
        assertThat(refused.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(refused.err()).contains("takes a passphrase, or a key file outside its folder");
        assertThat(run("copy", copy, "--no-encrypt").code()).isEqualTo(ExitCode.DONE);
        assertThat(folder.resolve("copy/bank.encryption")).doesNotExist();
    }

    @Test
    void aCustomerIsForgottenByName() {
        run("open", "W1", "--holder", "Fay  Gone", "--currency", "EUR");
        run("open", "W2", "--holder", "fay gone", "--currency", "EUR");
        run("deposit", "W1", "20.5", "--text", "for Fay");
        var id = UUID.randomUUID().toString();
        var before = json("status", "--json").get("personalData");
        assertThat(before.get("sealedBy").stringValue()).isEqualTo("key-file");

        var unconfirmed = run("forget", "W1", "--reason", "asked for it");
        assertThat(unconfirmed.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(unconfirmed.err()).contains("Fay  Gone", "W1, W2", "Nothing was changed.");
        assertThat(run("forget", "W1", "--yes", "Fay", "--reason", "r").code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run("forget", "W1", "--yes", "Fay Gone").code()).as("without a reason")
                .isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run("forget", "W9", "--yes", "Fay Gone", "--reason", "r").code()).isEqualTo(ExitCode.REFUSED);

        var words = new String[]{"forget", "W2", "--yes", "Fay Gone", "--reason", "asked for it", "--command-id", id,
                "--json"};
        var done = json(words);
        assertThat(done.get("kind").stringValue()).isEqualTo("holder-forgotten");
        assertThat(elements(done.get("changes")).map(it -> it.get("account").stringValue())).containsExactly("W2",
                "W1");
        assertThat(json(words).get("repeated").booleanValue()).isTrue();
        assertThat(run("account", "W1", "--version", "2").out()).contains("(forgotten)").doesNotContain("Fay");
        assertThat(run("journal", "--account", "W1").out()).contains("20.50", "asked for it").doesNotContain("Fay");
        assertThat(run("accounts").out()).doesNotContain("Fay");
        var after = json("status", "--json").get("personalData");
        assertThat(after.get("forgotten").longValue()).isEqualTo(before.get("forgotten").longValue() + 1);
        assertThat(run("status").out()).contains("sealed, with a key file");
        assertThat(json("verify", "--json").get("ok").booleanValue()).isTrue();
    }

    @Test
    void listsHaveTheContractsMembers() {
        run("open", "E1", "--holder", "Flo", "--currency", "KWD");
        run("deposit", "E1", "1.250", "--text", "needle in haystack");

        var accounts = json("accounts", "--json");
        assertThat(accounts.isArray()).isTrue();
        var mine =
                elements(accounts).filter(it -> it.get("account").stringValue().equals("E1")).findFirst().orElseThrow();
        assertThat(mine.propertyNames()).contains("account", "holder", "currency", "balance", "overdraftLimit",
                "status",
                "version", "transactions");
        assertThat(mine.get("balance").stringValue()).isEqualTo("1.250");
        assertThat(mine.get("status").stringValue()).isEqualTo("open");

        var ledger = elements(json("ledger", "--json")).filter(it -> it.get("currency").stringValue().equals("KWD"))
                .findFirst()
                .orElseThrow();
        assertThat(ledger.propertyNames()).contains("balance", "transactions", "debits", "credits", "checkpoint",
                "behind");
        assertThat(ledger.get("balance").stringValue()).isEqualTo("1.250");
        assertThat(ledger.get("behind").longValue()).isZero();

        var line = run("journal", "--json", "--account", "E1", "--text", "NEEDLE", "--kind", "credited").out();
        var entry = JSON.readTree(line);
        assertThat(entry.propertyNames()).contains("position", "account", "version", "kind", "amount", "currency",
                "balance",
                "valueDate", "recordedAt", "text", "commandId", "counterparty");
        assertThat(entry.get("kind").stringValue()).isEqualTo("credited");

        assertThat(json("verify", "--json").get("ok").booleanValue()).isTrue();
        assertThat(json("status", "--json").get("ok").booleanValue()).isTrue();
        assertThat(run("verify").out()).contains("The bank is whole.");
        assertThat(run("status").out()).contains("All is well.");
        assertThat(run("ledger").out()).contains("Ledger KWD: balance 1.250 KWD, 1 transactions");
        assertThat(run("accounts").out()).contains("Flo");
    }

    @Test
    void aHeldDeliveryIsShownRetriedAndSkipped() {
        run("open", "P1", "--holder", "Pia", "--currency", "CHF");
        run("open", "P2", "--holder", "Pat", "--currency", "CHF");
        assertThat(run("hold", "P1", "--follower", "ledger", "--reason", "a look first").code()).isZero();
        assertThat(run("hold", "P1", "--follower", "ledger", "--reason", "twice").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("hold", "PX", "--follower", "ledger", "--reason", "who").err()).contains("no account PX");
        assertThat(json("status", "--json").get("ok").booleanValue()).as("nothing waits yet").isTrue();
        run("deposit", "P1", "5");
        run("deposit", "P1", "7");
        run("deposit", "P2", "9");

        var status = json("status", "--json");
        assertThat(status.get("ok").booleanValue()).isFalse();
        assertThat(status.get("failedDeliveries").longValue()).isEqualTo(1);
        var parked = status.get("parked").get(0);
        assertThat(parked.get("account").stringValue()).isEqualTo("P1");
        assertThat(parked.get("state").stringValue()).isEqualTo("held");
        assertThat(parked.get("waiting").longValue()).isEqualTo(1);
        assertThat(run("status").out()).contains("held: a look first").contains("Failed deliveries: 1.");
        assertThat(run("verify").code()).isEqualTo(ExitCode.BROKEN);
        assertThat(run("verify").err()).contains("The ledger lacks the event at position")
                .contains("(account P1, version 2) and 1 behind it: held, a look first.");
        assertThat(deposits("CHF")).isEqualTo("9.00");

        var position = Long.toString(parked.get("position").longValue());
        assertThat(run("skip", "--follower", "ledger", "--position", "1", "--reason", "no").code())
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run("retry", "--position", "1").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("retry", "--follower", "journal", "--all").out()).isEqualTo("Nothing is parked.\n");
        assertThat(run("retry", "--follower", "ledger", "--position", position).out())
                .contains("The ledger has taken 2 events of account P1.");
        assertThat(deposits("CHF")).isEqualTo("21.00");
        assertThat(run("verify").code()).isZero();
        assertThat(json("retry", "--all", "--json").get("deliveries").isEmpty()).isTrue();
    }

    @Test
    void aFollowerIsPausedSteppedResumedAndRebuilt() {
        run("open", "Q1", "--holder", "Quentin", "--currency", "SEK");
        assertThat(run("step", "journal").err()).contains("is not paused", "pause journal --reason R");
        assertThat(run("pause", "journal", "--reason", "month end").out()).contains("The journal is paused.");
        assertThat(run("pause", "journal", "--reason", "twice").code()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("pause", "jurnal", "--reason", "x").code()).isEqualTo(ExitCode.WRONG_INPUT);
        run("deposit", "Q1", "5");

        assertThat(run("status").out()).contains("paused since ").contains(": month end");
        var journal = elements(json("followers", "--json")).findFirst().orElseThrow();
        assertThat(journal.get("name").stringValue()).isEqualTo("journal");
        assertThat(journal.get("state").stringValue()).isEqualTo("paused");
        assertThat(journal.get("behind").longValue()).isEqualTo(1);
        assertThat(journal.get("behindSeconds").longValue()).isNotNegative();
        assertThat(journal.get("paused").get("reason").stringValue()).isEqualTo("month end");
        assertThat(run("followers").out()).contains("Oldest").contains("up to date");
        assertThat(run("step", "journal").out()).contains("(account.credited, account Q1, version 2).")
                .contains(": none -> account Q1, version 2: 5.00 SEK, balance 5.00 SEK");
        assertThat(json("step", "journal", "--json").get("effects").isEmpty()).isTrue();
        assertThat(run("resume", "journal").out()).isEqualTo("The journal goes on.\n");
        assertThat(run("resume", "journal").code()).isEqualTo(ExitCode.REFUSED);

        var rows = bank.getBean(JdbcTemplate.class);
        rows.update("update account_balance set balance = 7 where number = 'Q1'");
        assertThat(run("rebuild", "balances")).satisfies(it -> {
            assertThat(it.code()).isEqualTo(ExitCode.BROKEN);
            assertThat(it.out()).contains("number Q1", "balance 7", "balance 500", "Put it right with: rebuild");
        });
        assertThat(json("rebuild", "balances", "--switch", "--json").get("differing").longValue()).isEqualTo(1);
        assertThat(run("rebuild", "balances").out()).contains("The list of accounts is what the log says");
        assertThat(run("rebuild", "ledger").out()).contains("The ledger is what the log says");
        assertThat(run("rebuild", "ledger", "--switch").code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run("rebuild", "accounts").err()).contains("Name one of: balances, journal, ledger");
        assertThat(run("verify").code()).isZero();
    }

    private String deposits(String currency) {
        return elements(json("ledger", "--json")).filter(it -> it.get("currency").stringValue().equals(currency))
                .findFirst()
                .orElseThrow()
                .get("balance")
                .stringValue();
    }

    @Test
    void theJournalShowsTheNewestOldestFirst() {
        run("open", "F1", "--holder", "Gus", "--currency", "EUR");
        for (int i = 1; i <= 5; i++) {
            run("deposit", "F1", Integer.toString(i), "--value-date", "2026-01-0" + i);
        }

        assertThat(amounts("journal", "--account", "F1", "--limit", "2", "--json")).containsExactly("4.00", "5.00");
        assertThat(amounts("journal", "--account", "F1", "--from", "2026-01-02", "--to", "2026-01-03", "--json"))
                .containsExactly("2.00", "3.00");
        assertThat(run("journal", "--account", "F1", "--limit", "9").out().lines()).hasSize(7);
        assertThat(run("journal", "--text", "no such words").out()).isEqualTo("No entries match.\n");
    }

    @Test
    void aBatchAnswersEveryLineInOrder() throws IOException {
        var lines = """
                # a comment, then an account that the next line needs

                open G1 --holder 'Hal & Ida' --currency EUR
                deposit G1 10
                deposit G1 -3
                withdraw G1 100
                accounts
                deposit G1 "2 EUR
                deposit G1 "1.50 EUR" --text 'a # b'
                limit G1 0
                deposit G1 5 --data elsewhere
                open G2 --holder 'Jo Brief' --currency EUR
                forget G2 --yes 'Jo' --reason 'asked for it'
                forget G2 --yes 'jo brief' --reason 'asked for it'
                """;

        var result = run(_ -> kept(bank), lines, List.of("batch"));
        var answers = result.out().lines().map(JSON::readTree).toList();

        assertThat(result.code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(answers).extracting(it -> it.get("line").intValue())
                .containsExactly(3, 4, 5, 6, 7, 8, 9, 10, 11,
                        12, 13, 14);
        assertThat(answers).extracting(it -> it.get("code").intValue())
                .containsExactly(0, 0, 2, 1, 2, 2, 0, 0, 2, 0, 2,
                        0);
        assertThat(answers.get(4).get("error").stringValue()).contains("A batch has no command 'accounts'");
        assertThat(answers.get(6).get("balance").stringValue()).isEqualTo("11.50");
        assertThat(answers.get(7).get("version").longValue()).isEqualTo(3);
        assertThat(answers.get(10).get("error").stringValue()).contains("Jo Brief", "Nothing was changed.");
        assertThat(answers.get(11).get("kind").stringValue()).isEqualTo("holder-forgotten");

        var file = Files.writeString(folder.resolve("batch.txt"), "deposit G1 1\n".repeat(5_000));
        var many = run("batch", file.toString());
        assertThat(many.code()).isZero();
        assertThat(many.out().lines()).hasSize(5_000);
        assertThat(json("account", "G1", "--json").get("balance").stringValue()).isEqualTo("5011.50");
    }

    @Test
    void anImportSaysWhatItDidAndWhatIsBad() throws IOException {
        var file = folder.resolve("rows.csv");
        Files.writeString(file,
                "account,amount,direction,currency,booked_on\nH1,5,credit,EUR,2026-01-01\nH1,9,debit,EUR,2026-01-02\n");

        var refused = run("import", file.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("Line 3, column amount: Account H1 has 5.00 EUR available")
                .contains("Nothing was imported");

        var skipped = json("import", file.toString(), "--skip-bad", "--json");
        assertThat(skipped.get("imported").longValue()).isEqualTo(1);
        assertThat(skipped.get("faults").get(0).get("line").longValue()).isEqualTo(3);

        Files.writeString(file, "account,amount,direction,currency,booked_on\nH2,5,credit,EUR,soon\n");
        assertThat(run("import", file.toString()).code()).isEqualTo(ExitCode.WRONG_INPUT);
        Files.writeString(file, "account,amount\n");
        assertThat(run("import", file.toString()).err()).contains("lacks the columns booked_on, direction, currency");
        Files.writeString(file, "account,amount,direction,currency,booked_on\nH3,5,debit,EUR,2026-01-01\n");
        assertThat(run("import", file.toString(), "--overdraft-limit", "5").out())
                .contains("Imported 1 rows and opened 1");
    }

    @Test
    void anImportIsListedAndUndone() throws IOException {
        var file = folder.resolve("undone.csv");
        Files.writeString(file, "account,amount,direction,currency,booked_on\nI1,5,credit,EUR,2026-01-01\n");
        var id = json("import", file.toString(), "--json").get("import").stringValue();
        assertThat(run("imports").out()).contains(id).contains("undone.csv").contains("recorded");
        run("withdraw", "I1", "2");

        var refused = run("undo-import", id);
        assertThat(refused.code()).isEqualTo(ExitCode.REFUSED);
        assertThat(refused.err()).contains("account I1, 5.00 EUR: Account I1 has 3.00 EUR available");
        run("deposit", "I1", "2");

        var undone = json("undo-import", id, "--json");
        assertThat(undone.get("reversed").longValue()).isEqualTo(1);
        assertThat(undone.get("kept").longValue()).isZero();
        assertThat(json("account", "I1", "--json").get("balance").stringValue()).isEqualTo("0.00");
        assertThat(run("undo-import", "none").code()).isEqualTo(ExitCode.WRONG_INPUT);
        assertThat(run("undo-import", UUID.randomUUID().toString()).err()).contains("There is no import");
    }

    @Test
    void theSampleShowsAccountsLedgerAndJournal() {
        var first = run("sample");
        var second = run("sample");
        var shown = demonstrated();

        assertThat(first.code()).isZero();
        assertThat(first.out()).contains("8 of them new")
                .contains("Alice")
                .contains("Ledger EUR")
                .contains("sample deposit");
        assertThat(second.out()).contains("nothing has changed");
        assertThat(shown).startsWith("No display here.").contains("had run in this bank before").contains("Ledger EUR");
    }

    @Test
    void whatCannotBeOpenedIsOneSentence() {
        assertThat(run(_ -> {
            throw CannotOpenBank.unavailable(Sentence.of("It is open elsewhere."), new IllegalStateException());
        }, "", List.of("accounts"))).isEqualTo(new Result(3, "", "It is open elsewhere.\n"));
        assertThat(run(_ -> {
            throw CannotOpenBank.wrongInput(Sentence.of("That is no bank."), new IllegalStateException());
        }, "", List.of("ledger", "--json")))
                .isEqualTo(new Result(2, "{\"ok\":false,\"code\":2,\"error\":\"That is no bank.\"}\n",
                        "That is no bank.\n"));
        assertThat(run(_ -> {
            throw new IllegalStateException("odd\nlines");
        }, "", List.of("accounts")).err()).isEqualTo(
                "Something broke: IllegalStateException: odd. Run it again with --debug to see more.\n");
    }

    @Test
    void settingsAndFolderArriveAsProperties() {
        var properties = new ArrayList<String>();
        run(given -> {
            properties.addAll(given);
            return kept(bank);
        }, "", List.of("accounts", "--bank.event-store.snapshot-every-events=10", "--data", "/tmp/some bank"));

        assertThat(properties).containsExactly("--bank.event-store.snapshot-every-events=10",
                "--bank.create=false", "--bank.data-directory=/tmp/some bank", "--logging.level.root=off");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"accounts|false", "account 1|false", "ledger|false", "journal|false",
            "verify|false", "status|false", "backup there|false", "deposit 1 5|false", "close 1|false",
            "open 1 --holder X --currency EUR|true", "sample|true", "demo|true", "batch|true",
            "import pom.xml|true", "import pom.xml --events|true", "export --events|false",
            "accounts --bank.create=true|true"})
    void onlyCommandsThatFillABankBeginOne(String line, boolean begins) {
        var properties = new ArrayList<String>();
        run(given -> {
            properties.addAll(given);
            throw CannotOpenBank.unavailable(Sentence.of("Seen."), new IllegalStateException());
        }, "", Words.of(line));

        assertThat(!properties.contains("--bank.create=false")).isEqualTo(begins);
    }

    @Test
    void aBackupIsMadeAndRestored() {
        var into = folder.resolve("backups");
        run("open", "Z1", "--holder", "Ina", "--currency", "EUR");
        run("deposit", "Z1", "12.34");

        var made = json("backup", into.toString(), "--json");
        var backup = Path.of(made.get("folder").stringValue());
        assertThat(made.propertyNames()).contains("ok", "takenAt", "program", "events", "bytes", "heads");
        assertThat(made.get("heads").get("account").get("hash").stringValue()).hasSize(64);
        assertThat(run("backup", into.toString()).out()).startsWith("Backed up and verified ");
        assertThat(run("backup", backup.resolve("backup.properties").toString())).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(ExitCode.WRONG_INPUT);
            assertThat(refused.err()).contains("is a file");
        });

        var data = folder.resolve("restored").toString();
        var restored = run(ConsoleModuleTest::opened, "", List.of("restore", backup.toString(), "--data", data));
        assertThat(restored.code()).as(restored.err()).isZero();
        assertThat(restored.out()).startsWith("Restored and verified ");
        var account = run(ConsoleModuleTest::opened, "", List.of("account", "Z1", "--json", "--data", data));
        assertThat(JSON.readTree(account.out()).get("balance").stringValue()).isEqualTo("12.34");
    }

    /** But for the start of a process: that is measured on the packaged program only. */
    @Test
    void everyFigureIsMeasuredBesideItsYardstick() throws IOException {
        var figures = Stream.of(Figure.values()).filter(it -> it != Figure.START).map(Json::word).toList();
        var table = folder.resolve("performance.md");

        var measured = run(ConsoleModuleTest::opened, "", List.of("benchmark", "--json", "--rounds", "1", "--millis",
                "20", "--transactions", "200", "--long-account", "120", "--only", String.join(",", figures), "--folder",
                folder.resolve("measured").toString(), "--markdown", table.toString()));

        assertThat(measured.code()).as(measured.err()).isZero();
        var json = JSON.readTree(measured.out());
        assertThat(elements(json.get("figures")).map(it -> it.get("figure").stringValue())).isEqualTo(figures);
        assertThat(elements(json.get("figures"))).allSatisfy(it -> {
            assertThat(it.get("value").get("median").doubleValue()).isPositive();
            assertThat(it.get("yardstick").get("median").doubleValue()).isPositive();
            assertThat(it.get("ratio").get("median").doubleValue()).isPositive();
        });
        assertThat(elements(json.get("yardsticks"))).hasSize(3);
        assertThat(Files.readString(table)).contains("bank benchmark --rounds 1").contains("| load the long account");
        assertThat(Files.readAllLines(table)).filteredOn(it -> it.startsWith("| ")).hasSize(2 + figures.size());
    }

    @Test
    void aBenchmarkThatBreaksShowsWhatItHasMeasured() {
        var measured = run(_ -> {
            throw new IllegalStateException("The disk is gone");
        }, "", List.of("benchmark", "--only", "deposits-1", "--rounds", "1"));

        assertThat(measured.code()).isNotZero();
        assertThat(measured.err()).contains("broke off", "an fsync in the folder, ms: ", "The disk is gone");
        assertThat(measured.out()).isEmpty();
    }

    private static ConfigurableApplicationContext opened(List<String> properties) {
        return SpringApplication.run(BankApplication.class, properties.toArray(String[]::new));
    }

    @Test
    void withoutACommandTheDesktopOpens() {
        var out = new ByteArrayOutputStream();
        assertThat(Console.run(List.of("--data", "x"), _ -> bank,
                (asked, bank) -> asked.folder().isPresent() && bank.apply(List.of()).isActive() ? 42 : 0,
                terminal("", out, out))).isEqualTo(42);
    }

    @Test
    void theDesktopOpensTheBankOnTheServerUntilAFolderIsChosen() {
        var opened = new ArrayList<List<String>>();
        var out = new ByteArrayOutputStream();
        Console.run(List.of("--bank.url=jdbc:postgresql://db/bank"), properties -> {
            opened.add(properties);
            return bank;
        }, (asked, opener) -> {
            assertThat(opener.apply(List.of())).isSameAs(bank);
            assertThat(opener.apply(List.of("--bank.data-directory=/elsewhere"))).isSameAs(bank);
            return asked.onServer() ? 42 : 0;
        }, terminal("", out, out));
        assertThat(opened.getFirst()).contains("--bank.url=jdbc:postgresql://db/bank");
        assertThat(opened.getLast()).contains("--bank.data-directory=/elsewhere")
                .doesNotContain("--bank.url=jdbc:postgresql://db/bank");
    }

    @Test
    void aPasswordAmongTheArgumentsIsRefused() {
        for (var argument : List.of("--bank.password=s3cret", "--spring.datasource.password=s3cret",
                "--spring.flyway.password=s3cret", "--bank.passphrase=s3cret")) {
            var refused = run("accounts", argument);
            assertThat(refused.code()).isEqualTo(2);
            assertThat(refused.err()).contains("BANK_PASSWORD").doesNotContain("s3cret");
            assertThat(run("accounts", argument, "--debug").err()).doesNotContain("s3cret");
        }
    }

    @Test
    void whoGetsNoAnswerReadsByWhichIdToAskAgain() {
        var id = UUID.randomUUID().toString();
        run("open", "NOANSWER1", "--holder", "Gus", "--currency", "EUR");
        var one = run(_ -> withoutServer(), "", List.of("deposit", "NOANSWER1", "1", "--command-id", id));
        var batch = run(_ -> withoutServer(), "deposit NOANSWER1 1 --command-id " + id + "\n", List.of("batch"));
        for (var answer : List.of(one.err(), batch.out())) {
            assertThat(answer).contains("The server db/bank has gone away").contains("The id of this command is " + id);
        }
        assertThat(List.of(one.code(), batch.code())).containsOnly(ExitCode.BROKEN);
        assertThat(run("deposit", "NOANSWER1", "1", "--command-id", id).out()).contains("Balance: 1.00 EUR.");
    }

    @Test
    void damagedPagesOfTheFileAreSaidToBeSuch() throws IOException {
        var damaged = folder.resolve("damaged");
        var deposits = "deposit 1 1.00\n".repeat(2_000) + "deposit 1 1.00 --text Torn-in-two\n";
        var opener = (Console.Bank) properties -> SpringApplication.run(BankApplication.class,
                properties.toArray(String[]::new));
        run(opener, "open 1 --holder Ann --currency EUR\n" + deposits, List.of("batch", "--data", damaged.toString()));
        assertThat(run(opener, "", List.of("verify", "--data", damaged.toString())).code()).isZero();

        var file = damaged.resolve("bank.data");
        var pages = Files.readAllBytes(file);
        var rows = new String(pages, StandardCharsets.ISO_8859_1);
        for (var at = rows.indexOf("Torn-in-two"); at >= 0; at = rows.indexOf("Torn-in-two", at + 1)) {
            Arrays.fill(pages, at - 40, at + 40, (byte) 0xFF);
        }
        Files.write(file, pages);
        for (var words : List.of("verify", "journal")) {
            var answer = run(opener, "",
                    Stream.concat(Words.of(words).stream(), Stream.of("--data", damaged.toString())).toList());
            assertThat(answer.code()).as(words).isEqualTo(ExitCode.BROKEN);
            assertThat(answer.err()).as(words)
                    .startsWith("The files of the bank in " + damaged + " are damaged")
                    .contains("restore the last backup");
        }
    }

    /** The bank, whose server goes away whenever a command is given. */
    private ConfigurableApplicationContext withoutServer() {
        var gone = new ServerGone();
        var accounts = (Accounts) Proxy.newProxyInstance(ConsoleModuleTest.class.getClassLoader(),
                new Class<?>[]{Accounts.class}, (_, method, arguments) -> switch (method.getName()) {
                    case "execute" -> throw gone;
                    case "submit" -> CompletableFuture.failedFuture(gone);
                    default -> method.invoke(bank.getBean(Accounts.class), arguments);
                });
        return (ConfigurableApplicationContext) Proxy.newProxyInstance(ConsoleModuleTest.class.getClassLoader(),
                new Class<?>[]{ConfigurableApplicationContext.class},
                (_, method, arguments) -> method.getName().equals("close") ? null
                        : method.getName().equals("getBean") && arguments[0] == Accounts.class ? accounts
                                : method.invoke(bank, arguments));
    }

    private static final class ServerGone extends RuntimeException implements Explained {

        private static final long serialVersionUID = 1L;

        @Override
        public Sentence explanation() {
            return Sentence.of("The server %s has gone away.", "db/bank");
        }
    }

    @Test
    void aBankLiesInAFolderOrOnAServer() {
        var refused = run("accounts", "--data", "x", "--bank.url=jdbc:postgresql://db/bank");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("not both");
    }

    @Test
    void helpAndVersionSayTheirs() {
        assertThat(run("--help").out()).contains("import").contains("Exit codes").contains("restore");
        assertThat(run("deposit", "--help").out()).contains("AMOUNT");
        assertThat(run("--version").out()).startsWith("Event Sourced Bank");
    }

    private record Result(int code, String out, String err) {}

    private Result run(String... words) {
        return run(_ -> kept(bank), "", List.of(words));
    }

    private JsonNode json(String... words) {
        var result = run(words);
        assertThat(result.code()).as(result.err()).isZero();
        return JSON.readTree(result.out());
    }

    private List<String> amounts(String... words) {
        return run(words).out()
                .lines()
                .map(line -> JSON.readTree(line).get("amount"))
                .filter(it -> !it.isNull())
                .map(JsonNode::stringValue)
                .toList();
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }

    private String demonstrated() {
        var out = new ByteArrayOutputStream();
        Console.demonstrate("No display here.", bank, terminal("", out, out));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Result run(Console.Bank opener, String input, List<String> words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var code = Console.run(words, opener, (_, _) -> 0, terminal(input, out, err));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Terminal terminal(String input, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Terminal(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, false, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8),
                false);
    }

    /** The same bank, which the console cannot close. */
    private static ConfigurableApplicationContext kept(ConfigurableApplicationContext bank) {
        return (ConfigurableApplicationContext) Proxy.newProxyInstance(ConsoleModuleTest.class.getClassLoader(),
                new Class<?>[]{ConfigurableApplicationContext.class},
                (_, method, arguments) -> method.getName().equals("close") ? null : method.invoke(bank, arguments));
    }
}
