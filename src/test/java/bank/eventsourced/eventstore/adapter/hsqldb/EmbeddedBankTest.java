package bank.eventsourced.eventstore.adapter.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.adapter.database.StepByStep;
import bank.eventsourced.eventstore.application.BankSettings;

/** A change of the tables that was cut short leaves the bank as it was; a commit that is not on the disk is none. */
@Timeout(60)
class EmbeddedBankTest {

    private static final String NEWEST = "latest";
    private static final String CACHE = "select max_cache_bytes from information_schema.system_cacheinfo";
    private static final String MAPPED =
            """
                    select property_value from information_schema.system_properties where property_name = 'hsqldb.nio_max_size'""";

    @TempDir
    private Path place = Path.of("");
    private Path folder = place;

    @BeforeEach
    void chooseFolder() {
        folder = place.resolve("bank");
    }

    @Test
    void aBankWhoseBeginningWasCutShortByDeathIsBegunAnew() {
        var killed = place.resolve("killed");
        try (var bank = open(folder)) {
            bank.migrate(() -> {
                migrate(bank, "12");
                copy(folder, killed);
                migrate(bank, NEWEST);
            });
        }
        assertThat(versionAfterOpening(folder)).isEqualTo(newest(folder));

        assertThat(versionAfterOpening(killed)).isEqualTo("none");
        assertThat(asideIn(killed)).as("what was half done").hasSize(1);
        try (var bank = open(killed)) {
            bank.migrate(() -> migrate(bank, NEWEST));
        }
        assertThat(versionAfterOpening(killed)).isEqualTo(newest(folder));
        assertThat(killed.resolve("restoring")).doesNotExist();
    }

    @Test
    void aChangeOfTablesThatWasCutShortIsTakenBackAndDoneAnew() throws IOException {
        try (var bank = open(folder)) {
            bank.migrate(() -> migrate(bank, "12"));
            execute(bank,
                    "insert into log_head (log, position, hash, recorded_at) values ('account', 0, x'00', now())");
            Files.writeString(folder.resolve("last-backup.properties"), "somewhere");
        }
        var killed = place.resolve("killed");
        try (var bank = open(folder)) {
            assertThatThrownBy(() -> bank.migrate(() -> {
                migrate(bank, "14");
                copy(folder, killed);
                throw new IllegalStateException("the database has failed");
            })).hasMessage("the database has failed");
        }
        for (var cutShort : List.of(folder, killed)) {
            try (var bank = open(cutShort)) {
                assertThat(version(bank)).isEqualTo("12");
                execute(bank, "delete from log_head where log = 'account'");
                bank.migrate(() -> migrate(bank, NEWEST));
                assertThat(version(bank)).isEqualTo(newest(bank));
                assertThat(cutShort.resolve("last-backup.properties")).hasContent("somewhere");
            }
        }
    }

    /** A program with much memory had it; with that cache, one with little would do nothing but collect garbage. */
    @Test
    void theCacheSuitsTheMemoryOfWhoOpensTheBank() {
        String ours;
        try (var bank = open(folder)) {
            bank.migrate(() -> migrate(bank, NEWEST));
            ours = found(bank, CACHE);
            run(bank, "set files cache size 4000000");
            run(bank, "set files nio size 256");
        }

        try (var bank = open(folder)) {
            assertThat(found(bank, CACHE)).isEqualTo(ours);
            assertThat(found(bank, MAPPED)).isEqualTo("65536");
            run(bank, "set files cache size 1000");
        }
        open(folder).close();
        try (var bank = open(folder)) {
            assertThat(found(bank, CACHE)).as("one that was too small is larger when it is opened again")
                    .isEqualTo(ours);
        }
    }

    @Test
    void aBankThatWasNeverBegunIsNone() {
        var killed = place.resolve("killed");
        try (var bank = open(folder)) {
            bank.migrate(() -> {
                migrate(bank, "12");
                copy(folder, killed);
            });
        }
        assertThatThrownBy(() -> Encrypting.none().open(settings(killed, false)))
                .isInstanceOf(BankUnavailable.class)
                .hasMessageContaining("There is no bank in");
    }

    @Test
    void aTornEndOfTheLogIsCutOffAndNothingThatWasCommittedIsLost() throws Exception {
        var killed = killedAfter(10);
        for (var torn : List.of("INSERT INTO EVE", "DELETE FROM COUNTER WHERE N=10\nINSERT INTO COUNTER VALUES(1",
                "\u0000\u0000\u0007garbage")) {
            var folder = place.resolve("torn" + torn.hashCode());
            copy(killed, folder);
            Files.writeString(folder.resolve("bank.log"), torn, StandardOpenOption.APPEND);
            open(folder).close();
            assertThat(FillingBank.count(folder)).as(torn).isEqualTo(10);
        }
    }

    @Test
    void aLogThatIsDamagedBeforeACommitIsRefusedAndLeftAsItIs() throws Exception {
        var killed = killedAfter(10);
        var log = killed.resolve("bank.log");
        var whole = Files.readString(log, StandardCharsets.ISO_8859_1);
        Files.writeString(log, whole.replace("COUNTER VALUES(7)", "C#UNTER VALUES(7)"), StandardCharsets.ISO_8859_1);
        var damaged = Files.readString(log, StandardCharsets.ISO_8859_1);

        assertThat(damaged).isNotEqualTo(whole);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> open(killed)).isInstanceOf(BankUnavailable.class)
                    .hasMessageContaining("damaged")
                    .hasMessageContaining("restore a backup");
            assertThat(log).content(StandardCharsets.ISO_8859_1).isEqualTo(damaged);
        }
        Files.writeString(log, whole, StandardCharsets.ISO_8859_1);
        open(killed).close();
        assertThat(FillingBank.count(killed)).isEqualTo(10);
    }

    /** The files of a database whose process was killed after some commits. */
    private Path killedAfter(int commits) throws SQLException {
        var killed = place.resolve("killed");
        try (var bank = open(folder);
                var connection = DriverManager.getConnection(bank.url(), bank.user(), "");
                var statement = connection.createStatement()) {
            bank.migrate(() -> migrate(bank, NEWEST));
            FillingBank.begin(statement);
            for (int n = 1; n <= commits; n++) {
                FillingBank.change(statement, n);
            }
            copy(folder, killed);
        }
        return killed;
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which cannot limit how large a file becomes
    void aCommitThatTheDiskDidNotTakeIsNotAcknowledged() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var words =
                "ulimit -f 200; exec '%s' -XX:TieredStopAtLevel=1 -XX:-UsePerfData -cp '%s' %s '%s'".formatted(java,
                        System.getProperty("java.class.path"), FillingBank.class.getName(), folder);
        var process = new ProcessBuilder("sh", "-c", words).redirectError(place.resolve("errors").toFile()).start();
        var acknowledged = 0;
        try (var numbers = process.inputReader()) {
            for (var line = numbers.readLine(); line != null; line = numbers.readLine()) {
                acknowledged = Integer.parseInt(line);
            }
        }
        assertThat(process.waitFor()).isNotZero();
        assertThat(place.resolve("errors")).content().contains("The disk did not take what was last recorded");
        assertThat(acknowledged).isPositive();
        assertThat(FillingBank.count(folder)).isGreaterThanOrEqualTo(acknowledged);
    }

    private static EmbeddedBank open(Path folder) {
        return Encrypting.none().open(settings(folder, true));
    }

    private static BankSettings settings(Path folder, boolean create) {
        return new BankSettings("", "", folder.toString(), 1, create, "", false, "", false);
    }

    private static FluentConfiguration flyway(EmbeddedBank bank) {
        return Flyway.configure()
                .dataSource(bank.url(), bank.user(), "")
                .locations("classpath:db/migration/hsqldb");
    }

    private static void migrate(EmbeddedBank bank, String target) {
        StepByStep.migrate(flyway(bank), target);
    }

    private static String version(EmbeddedBank bank) {
        var current = flyway(bank).load().info().current();
        return current == null ? "none" : String.valueOf(current.getVersion());
    }

    private static String newest(Path folder) {
        try (var bank = open(folder)) {
            return newest(bank);
        }
    }

    private static String newest(EmbeddedBank bank) {
        return Stream.of(flyway(bank).load().info().all())
                .map(MigrationInfo::getVersion)
                .max(Comparator.naturalOrder())
                .orElseThrow()
                .toString();
    }

    private static String versionAfterOpening(Path folder) {
        try (var bank = open(folder)) {
            return version(bank);
        }
    }

    private static void execute(EmbeddedBank bank, String sql) {
        try (var connection = DriverManager.getConnection(bank.url(), bank.user(), "");
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void run(EmbeddedBank bank, String sql) {
        try (var connection = DriverManager.getConnection(bank.url(), bank.user(), "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String found(EmbeddedBank bank, String query) {
        try (var connection = DriverManager.getConnection(bank.url(), bank.user(), "");
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** As a process leaves it that is killed now. */
    private static void copy(Path from, Path to) {
        try {
            FileSystemUtils.copyRecursively(from, to);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<Path> asideIn(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(it -> it.getFileName().toString().startsWith("replaced-")).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
