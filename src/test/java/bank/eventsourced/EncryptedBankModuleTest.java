package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.ForgetHolder;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.console.CannotOpenBank;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.Copies;
import bank.eventsourced.operations.LogExport;
import bank.eventsourced.operations.LogExport.Selection.Everything;
import bank.eventsourced.operations.LogImport;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.TextProtection.By;

/** A bank whose files are encrypted is used, backed up, restored and copied like any other one. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class EncryptedBankModuleTest {

    private static final AccountNumber ADA = new AccountNumber("471100");
    private static final AccountNumber BOB = new AccountNumber("471101");
    private static final String ENCRYPT = "--bank.encrypt=true";

    /** A name, a text, a number, and what every file of a database says that is not encrypted. */
    private static final List<String> READABLE =
            List.of("ada lovelace", "for the analytical engine", "471100", "insert", "create", "commit", "account",
                    "varchar");

    @TempDir
    private Path place = Path.of("");
    private Path folder = place;
    private String key = "";

    @BeforeEach
    void name() {
        folder = place.resolve("bank");
        key = "--bank.key-file=" + place.resolve("my.key");
    }

    private ConfigurableApplicationContext begun() {
        var bank = open(folder, key, ENCRYPT);
        done(bank, new Open(ADA, "Ada Lovelace", Money.parse("0.00 EUR")));
        done(bank, new Deposit(ADA, Money.parse("10.00 EUR"), "for the analytical engine"));
        done(bank, new Open(BOB, "Bob", Money.parse("0.00 EUR")));
        return bank;
    }

    @Test
    void nothingCanBeReadInItsFilesAndNothingIsLost() throws IOException {
        var killed = place.resolve("killed");
        try (var bank = begun()) {
            assertThat(bank.getBean(Backups.class).place().encrypted()).isEqualTo(By.KEY_FILE);
            assertThat(bank.getBean(Operations.class).verify().problems()).isEmpty();
            FileSystemUtils.copyRecursively(folder, killed);
            requireUnreadable(killed);
            assertThat(killed.resolve("bank.log")).isNotEmptyFile();
            done(bank, new ForgetHolder(BOB, "asked for it"));
        }
        requireUnreadable(folder);
        assertThat(folder.resolve("bank.key")).doesNotExist();

        for (var reopened : List.of(folder, killed)) {
            try (var again = open(reopened, key)) {
                assertThat(balance(again)).isEqualTo(Money.parse("10.00 EUR"));
                assertThat(again.getBean(Operations.class).verify().problems()).isEmpty();
            }
        }
    }

    @Test
    void aBackupIsEncryptedAndBecomesABankWithItsKeyOnly() throws IOException {
        Backups backups;
        Backups.Backup backup;
        try (var bank = begun()) {
            backups = bank.getBean(Backups.class);
            backup = done(backups.backUp(place.resolve("backups"), Backups.Monitor.NONE));
        }
        requireUnreadable(backup.folder());
        assertThat(backup.folder().resolve("bank.key")).doesNotExist();
        assertThat(backup.folder().resolve("bank.encryption")).exists();
        var from = "--bank.restore-from=" + backup.folder();

        requireRefused("Name it by --bank.key-file", place.resolve("without"), from);
        assertThat(place.resolve("without").resolve("bank.script")).doesNotExist();
        try (var restored = open(place.resolve("restored"), from, key, ENCRYPT)) {
            assertThat(balance(restored)).isEqualTo(Money.parse("10.00 EUR"));
            assertThat(restored.getBean(Backups.class).last()).contains(backup);
        }
        requireUnreadable(place.resolve("restored"));

        assertThat(backups.restore(backup.folder(), Backups.Monitor.NONE)).isEqualTo(new Backups.Result.Done(backup));
        try (var again = open(folder, key)) {
            assertThat(balance(again)).isEqualTo(Money.parse("10.00 EUR"));
        }
    }

    @Test
    void aCopyIsEncryptedOrNotAsOneLikes() throws IOException {
        var like = place.resolve("like");
        var plain = place.resolve("plain");
        var encrypted = place.resolve("encrypted");
        try (var bank = begun()) {
            done(copy(bank, like, Copies.Files.LIKE_THE_BANK));
            done(copy(bank, plain, Copies.Files.PLAIN));
        }
        requireUnreadable(like);
        assertThat(like.resolve("bank.key")).doesNotExist();
        assertThat(plain.resolve("bank.encryption")).doesNotExist();
        assertThat(bytes(plain)).contains("ada lovelace", "create");

        requireRefused("are not encrypted, and bank.encrypt encrypts a bank only when it begins", plain, ENCRYPT, key);
        try (var copied = open(plain)) {
            assertThat(balance(copied)).isEqualTo(Money.parse("10.00 EUR"));
            assertThat(copied.getBean(Backups.class).place().encrypted()).isEqualTo(By.NOTHING);
            assertThat(copy(copied, encrypted, Copies.Files.ENCRYPTED))
                    .isInstanceOfSatisfying(Copies.Result.WrongPlace.class, it -> assertThat(it.sentence().toString())
                            .contains("a key file outside its folder"));
            assertThat(encrypted.resolve("bank.unfinished")).doesNotExist();
        }
        try (var copied = open(plain, key)) {
            done(copy(copied, encrypted, Copies.Files.ENCRYPTED));
        }
        requireUnreadable(encrypted);
        var lines = place.resolve("bank.jsonl");
        try (var copied = open(encrypted, key)) {
            assertThat(balance(copied)).isEqualTo(Money.parse("10.00 EUR"));
            assertThat(copied.getBean(Operations.class).verify().problems()).isEmpty();
            copied.getBean(LogExport.class).write(new Everything(), lines, Monitor.NONE);
        }
        requireImportedEncrypted(lines);
    }

    private void requireImportedEncrypted(Path lines) throws IOException {
        var imported = place.resolve("imported");
        try (var filling = open(imported, "--bank.to-be-filled=true", key, ENCRYPT)) {
            assertThat(filling.getBean(LogImport.class).read(lines, Monitor.NONE))
                    .isInstanceOf(LogImport.Result.Done.class);
        }
        requireUnreadable(imported);
        assertThat(imported.resolve("bank.key")).doesNotExist();
        try (var again = open(imported, key)) {
            assertThat(balance(again)).isEqualTo(Money.parse("10.00 EUR"));
        }
    }

    @Test
    void aBankOnAServerIsNotEncryptedByThisProgram() {
        requireRefused("this program cannot encrypt them", place.resolve("none"), ENCRYPT,
                "--bank.url=jdbc:postgresql://localhost:1/nowhere");
    }

    private static void requireRefused(String sentence, Path folder, String... settings) {
        assertThatThrownBy(() -> open(folder, settings)).isInstanceOf(CannotOpenBank.class)
                .hasMessageContaining(sentence);
    }

    private static void requireUnreadable(Path folder) throws IOException {
        assertThat(bytes(folder)).hasSizeGreaterThan(10_000).doesNotContain(READABLE);
    }

    /** Of all files but the database's own properties, which tell its version. */
    private static String bytes(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(it -> Stream.of(".script", ".log", ".data", ".backup", ".encryption")
                    .anyMatch(it.toString()::endsWith))
                    .map(EncryptedBankModuleTest::content)
                    .reduce("", String::concat);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static ConfigurableApplicationContext open(Path folder, String... settings) {
        return BankOpening.open(Stream.concat(Stream.of(settings),
                Stream.of("--bank.data-directory=" + folder, "--logging.level.root=off")).toList());
    }

    private static void done(ConfigurableApplicationContext bank, AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Money balance(ConfigurableApplicationContext bank) {
        return bank.getBean(Accounts.class).find(ADA).orElseThrow().balance();
    }

    private static Copies.Result copy(ConfigurableApplicationContext bank, Path to, Copies.Files files) {
        return bank.getBean(Copies.class).copy(to.toString(), "", files, Monitor.NONE);
    }

    private static void done(Copies.Result result) {
        assertThat(result).isInstanceOf(Copies.Result.Done.class);
    }

    private static Backups.Backup done(Backups.Result result) {
        assertThat(result).isInstanceOf(Backups.Result.Done.class);
        return ((Backups.Result.Done) result).backup();
    }
}
