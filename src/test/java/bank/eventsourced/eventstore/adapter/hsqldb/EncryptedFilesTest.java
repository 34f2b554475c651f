package bank.eventsourced.eventstore.adapter.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.Security;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.application.BankSettings;

/** An encrypted bank opens with its key, whole or torn; else it says what is missing or damaged, and stays as it is. */
@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class EncryptedFilesTest {

    private static final int COMMITS = 20;
    private static final String WORDS = "correct horse battery";

    private final Path place;
    private final Encrypting its;
    private final Path closed;
    private final Path killed;

    EncryptedFilesTest(@TempDir Path place) {
        this.place = place;
        its = Encrypting.with(place.resolve("my.key"));
        closed = place.resolve("closed");
        killed = place.resolve("killed");
    }

    @BeforeAll
    void begin() throws IOException, SQLException {
        String provider;
        try (var bank = its.open(settings(closed, true));
                var connection = DriverManager.getConnection(bank.url(), bank.user(), "");
                var statement = connection.createStatement()) {
            bank.migrate(() -> Flyway.configure()
                    .dataSource(bank.url(), bank.user(), "")
                    .locations("classpath:db/migration/hsqldb")
                    .load()
                    .migrate());
            provider = bank.url().replaceFirst(".*crypt_provider=([^;]*).*", "$1");
            FillingBank.begin(statement);
            statement.execute("create table hoard (n integer, text varchar(2000))");
            for (int n = 1; n <= COMMITS; n++) {
                FillingBank.change(statement, n);
                statement.execute("insert into hoard values (%d, '%s')".formatted(n, "x".repeat(2000)));
            }
            FileSystemUtils.copyRecursively(closed, killed);
        }
        assertThat(provider).startsWith("Bank-");
        assertThat(Security.getProvider(provider)).as("its key is forgotten").isNull();
    }

    @Test
    void aTornEndOfTheLogIsCutOffAndNothingThatWasCommittedIsLost() throws IOException, SQLException {
        var torn = copy(killed, "torn");
        Files.write(torn.resolve("bank.log"), new byte[]{0, 0, 0, 99, 1, 2, 3}, StandardOpenOption.APPEND);

        its.open(settings(torn, false)).close();
        assertThat(commitsIn(torn)).isEqualTo(COMMITS);
    }

    @Test
    void aChangeOfTablesThatWasCutShortIsTakenBack() throws IOException, SQLException {
        var changing = copy(closed, "changing");
        var died = place.resolve("died");
        try (var bank = its.open(settings(changing, true))) {
            bank.migrate(() -> {
                execute(bank, "delete from counter");
                copyNow(changing, died);
            });
        }
        its.open(settings(died, true)).close();
        assertThat(commitsIn(died)).isEqualTo(COMMITS);
    }

    private static void execute(EmbeddedBank bank, String sql) {
        try (var connection = DriverManager.getConnection(bank.url(), bank.user(), "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void copyNow(Path folder, Path copy) {
        try {
            FileSystemUtils.copyRecursively(folder, copy);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Test
    void aDamagedLogIsRefusedAndLeftAsItIs() throws IOException {
        var log = Files.readAllBytes(killed.resolve("bank.log"));
        for (var at : List.of(0, log.length / 3, log.length - 1)) {
            var damaged = copy(killed, "log" + at);
            flip(damaged.resolve("bank.log"), at);
            requireRefused(its, damaged, "bank.log is damaged at byte", "restore a backup");
        }
    }

    @Test
    void aScriptThatIsDamagedOrCutIsRefused() throws IOException {
        var script = Files.readAllBytes(closed.resolve("bank.script"));
        for (var at : List.of(0, 20, script.length / 2, script.length - 1)) {
            var damaged = copy(closed, "script" + at);
            flip(damaged.resolve("bank.script"), at);
            requireRefused(its, damaged, "bank.script is damaged");
        }
        var frames = ByteBuffer.wrap(script);
        while (frames.position() < script.length / 2) {
            frames.position(frames.position() + Integer.BYTES + frames.getInt(frames.position()));
        }
        for (var length : List.of(frames.position(), frames.position() + 10)) {
            var cut = copy(closed, "cut" + length);
            Files.write(cut.resolve("bank.script"), Arrays.copyOf(script, length));
            requireRefused(its, cut, "bank.script is damaged");
        }
    }

    @Test
    void aDamagedRowIsSaidWhenItIsRead() throws IOException, SQLException {
        var damaged = copy(closed, "rows");
        var data = Files.readAllBytes(damaged.resolve("bank.data"));
        for (var at = data.length / 2; at < data.length; at += 500) {
            data[at] ^= 1;
        }
        Files.write(damaged.resolve("bank.data"), data);

        try (var bank = its.open(settings(damaged, false));
                var connection = DriverManager.getConnection(bank.url(), bank.user(), "");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select sum(length(text)) from hoard"))
                    .satisfies(failure -> assertThat(bank.unreadable(failure)).hasValueSatisfying(
                            it -> assertThat(it).hasMessageContaining("The files of the bank in")
                                    .hasMessageContaining("are damaged")));
        }
    }

    @Test
    void withoutItsKeyItIsRefused() throws IOException {
        requireRefused(Encrypting.none(), closed, "sealed with a key file", "--bank.key-file");
        requireRefused(Encrypting.with(WORDS), closed, "sealed with a key file");
        requireRefused(Encrypting.with(place.resolve("gone.key")), closed, "is missing or holds no key");
        var other = place.resolve("other.key");
        Encrypting.with(other).keys().beginIn(Files.createDirectory(place.resolve("other")), true).close();
        requireRefused(Encrypting.with(other), closed, "is not that of this bank");
    }

    @Test
    void withoutTheFileOfItsKeyItIsRefused() throws IOException {
        var without = copy(closed, "without");
        Files.delete(without.resolve(FileKeys.FILE));
        requireRefused(its, without, "are encrypted, but their file bank.encryption is missing");

        var lines = Files.readString(closed.resolve(FileKeys.FILE));
        for (var damage : Map
                .of("format=1", "format=2", "key=", "key=00", "kind=key_file", "kind=none", "salt=", "salt=zz",
                        "check=", "check=0", "iterations=0", "iterations=")
                .entrySet()) {
            var damaged = copy(closed, "damaged" + damage.getKey());
            Files.writeString(damaged.resolve(FileKeys.FILE), lines.replace(damage.getKey(), damage.getValue()));
            requireRefused(its, damaged, "bank.encryption is damaged, or of a later version");
        }
    }

    @Test
    void nothingBeginsWithoutAKeyThatProtects() throws IOException {
        var folder = place.resolve("never");
        for (var given : Map.of(Encrypting.none(), "takes a passphrase, or a key file outside",
                Encrypting.with(folder.resolve("bank.key")), "would lie in the folder",
                Encrypting.with(folder.resolve("../never/below/my.key").normalize()), "would lie in the folder",
                Encrypting.with("too short"), "too short").entrySet()) {
            assertThatThrownBy(() -> given.getKey().open(settings(folder, true))).isInstanceOf(BankUnavailable.class)
                    .hasMessageContaining(given.getValue());
            assertThat(contents(folder).keySet()).containsOnly("bank.lock");
        }
    }

    @Test
    void aPassphraseOpensWhatItBegan() throws IOException {
        var folder = place.resolve("words");
        var words = Encrypting.with(WORDS);
        try (var bank = words.open(settings(folder, true))) {
            bank.migrate(() -> {});
        }
        var lines = Files.readString(folder.resolve(FileKeys.FILE));
        assertThat(lines).contains("kind=passphrase", "iterations=600000");

        assertThat(words.files(folder).place().encrypted()).isEqualTo(Kind.PASSPHRASE);
        requireRefused(Encrypting.with(WORDS + "!"), folder,
                "The passphrase in BANK_PASSPHRASE is not that of this bank");
        requireRefused(Encrypting.none(), folder, "sealed with a passphrase");
        words.open(settings(folder, true)).close();
        Files.writeString(folder.resolve(FileKeys.FILE), lines.replace("iterations=600000", "iterations=0"));
        requireRefused(words, folder, "bank.encryption is damaged");
    }

    private static BankSettings settings(Path folder, boolean encrypt) {
        return new BankSettings("", "", folder.toString(), 1, true, "", false, "", encrypt);
    }

    private Path copy(Path folder, String name) throws IOException {
        var copy = place.resolve(name);
        FileSystemUtils.copyRecursively(folder, copy);
        return copy;
    }

    private int commitsIn(Path folder) throws SQLException {
        try (var database = its.keys().databaseIn(folder);
                var connection = database.open();
                var statement = connection.createStatement()) {
            var row = statement.executeQuery("select n, (select count(*) from hoard) from counter");
            row.next();
            assertThat(row.getInt(1)).isEqualTo(row.getInt(2));
            var commits = row.getInt(1);
            statement.execute("shutdown");
            return commits;
        }
    }

    private static void flip(Path file, int at) throws IOException {
        var bytes = Files.readAllBytes(file);
        bytes[at] ^= 4;
        Files.write(file, bytes);
    }

    private static void requireRefused(Encrypting given, Path folder, String... words) throws IOException {
        var before = contents(folder);
        assertThatThrownBy(() -> given.open(settings(folder, false))).isInstanceOf(BankUnavailable.class)
                .hasMessageContainingAll(words);
        assertThat(contents(folder)).isEqualTo(before);
    }

    private static Map<String, ByteBuffer> contents(Path folder) throws IOException {
        var contents = new HashMap<String, ByteBuffer>();
        try (var files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
            for (var file : files) {
                contents.put(file.getFileName().toString(), ByteBuffer.wrap(Files.readAllBytes(file)));
            }
        }
        return contents;
    }
}
