package bank.eventsourced.eventstore.adapter.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.eventstore.adapter.sealing.RealCiphers;
import bank.eventsourced.eventstore.application.Ciphers;

/** What a crash leaves at the end of an encrypted log is cut off; whatever else is wrong with it is said, and stays. */
class EncryptedLogTest {

    private static final int COMMITS = 100;
    private static final List<String> STATEMENTS =
            List.of("/*C3*/SET SCHEMA PUBLIC\n", "INSERT INTO PURSE VALUES('somebody')\n", "COMMIT\n",
                    "DELETE FROM PURSE WHERE OWNER='somebody'\n", "INSERT INTO PURSE VALUES('somebody else')\n",
                    "COMMIT\n");

    private final FileEncryption encryption = FileEncryption.begin(RealCiphers.ciphers().chance(Ciphers.KEY_BYTES));
    private final RecordSeal seal = encryption.seal();

    @TempDir
    private Path place = Path.of("");

    @AfterEach
    void end() {
        encryption.close();
    }

    @Test
    void aTornEndIsCutOffWhereverItIsTorn() throws IOException {
        var whole = log(STATEMENTS);
        for (var kept = 0; kept < STATEMENTS.size(); kept++) {
            var begin = log(STATEMENTS.subList(0, kept)).length;
            var end = begin + frame(STATEMENTS.get(kept)).length;
            for (var length = begin; length <= end; length++) {
                var file = Files.write(place.resolve("log"), Arrays.copyOf(whole, length));
                EncryptedLog.cutTornEnd(file, seal);
                assertThat(file).hasBinaryContent(Arrays.copyOf(whole, length < end ? begin : end));
            }
        }
    }

    @Test
    void whatAFileSystemMadeLongerAndNeverWroteIsTorn() throws IOException {
        var whole = log(STATEMENTS);
        var last = frame(STATEMENTS.getLast()).length;
        for (var written = 0; written < last - 16; written++) {
            var content = Arrays.copyOf(Arrays.copyOf(whole, whole.length - last + written), whole.length + 100);
            var file = Files.write(place.resolve("log"), content);
            EncryptedLog.cutTornEnd(file, seal);
            assertThat(file).hasBinaryContent(Arrays.copyOf(whole, whole.length - last));
        }
    }

    @Test
    void aChangedBitIsDamageWhereverItIs() throws IOException {
        var whole = log(STATEMENTS);
        var torn = Arrays.copyOf(whole, whole.length - 10);
        var random = new Random(35);
        for (var bit = 0; bit < whole.length * 8; bit += 1 + random.nextInt(4)) {
            requireDamaged(flipped(whole, bit));
        }
        for (var bit = 0; bit < log(STATEMENTS.subList(0, 5)).length * 8; bit += 1 + random.nextInt(4)) {
            requireDamaged(flipped(torn, bit));
        }
    }

    /** The length of each, as damage can make it: any four bytes. */
    @Test
    void aChangedLengthIsDamageWhateverItBecomes() throws IOException {
        var whole = log(STATEMENTS);
        var random = new Random(35);
        for (int statement = 0, at = 0; statement < STATEMENTS.size(); statement++) {
            for (var length : IntStream
                    .concat(IntStream.of(0, 27, 28, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20),
                            random.ints(20))
                    .toArray()) {
                var changed = ByteBuffer.wrap(whole.clone());
                changed.putInt(at, length);
                requireDamaged(changed.array());
            }
            at += Integer.BYTES + ByteBuffer.wrap(whole).getInt(at);
        }
    }

    @Test
    void whatIsMissingInTheMiddleIsDamage() throws IOException {
        var whole = log(STATEMENTS);
        var random = new Random(35);
        for (var i = 0; i < 100; i++) {
            var from = random.nextInt(whole.length - 60);
            var to = from + 1 + random.nextInt(20);
            var cut =
                    ByteBuffer.allocate(whole.length - to + from).put(whole, 0, from).put(whole, to, whole.length - to);
            requireDamaged(cut.array());
        }
    }

    /** What the database itself does with it is why there is a look at the log: decisions 34 and 35. */
    @Test
    void theDatabaseWouldDropWhatFollowsADamagedLengthWithoutAWord() throws IOException, SQLException {
        var killed = killed();
        assertThat(rowsOf(copy(killed, "whole"))).as("a kill alone loses nothing").isEqualTo(COMMITS);

        damageALength(killed);
        var damaged = Files.readAllBytes(killed.resolve("bank.log"));
        assertThatThrownBy(() -> database(killed).open()).isInstanceOf(SQLException.class)
                .hasMessageContaining("bank.log is damaged at byte");
        assertThat(killed.resolve("bank.log")).hasBinaryContent(damaged);

        database(killed).connect().close();
        assertThat(rowsOf(killed)).isBetween(COMMITS / 4, COMMITS * 3 / 4);
        assertThat(killed.resolve("bank.log")).as("what followed").doesNotExist();
    }

    private byte[] log(List<String> statements) {
        var log = ByteBuffer.allocate(10_000);
        statements.forEach(it -> log.put(frame(it)));
        return Arrays.copyOf(log.array(), log.position());
    }

    private byte[] frame(String statement) {
        var clear = statement.getBytes(StandardCharsets.ISO_8859_1);
        var record = seal.seal(clear, 0, clear.length, RecordSeal.NOTHING);
        return ByteBuffer.allocate(Integer.BYTES + record.length).putInt(record.length).put(record).array();
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var changed = bytes.clone();
        changed[bit / 8] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private void requireDamaged(byte[] content) throws IOException {
        var file = Files.write(place.resolve("log"), content);
        assertThatThrownBy(() -> EncryptedLog.cutTornEnd(file, seal)).isInstanceOf(IOException.class)
                .hasMessageContaining("damaged");
        assertThat(file).hasBinaryContent(content);
    }

    private BankDatabase database(Path folder) {
        return new BankDatabase(folder, Optional.of(encryption));
    }

    /** The files as they are after so many commits, while nobody has closed the database. */
    private Path killed() throws IOException, SQLException {
        var database = database(place.resolve("open"));
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute("create table purse (owner varchar(50))");
            for (var i = 0; i < COMMITS; i++) {
                statement.execute("insert into purse values ('somebody')");
            }
            var killed = copy(database.folder(), "killed");
            statement.execute("shutdown");
            return killed;
        }
    }

    private Path copy(Path folder, String name) throws IOException {
        var copy = Files.createDirectory(place.resolve(name));
        for (var file : DataFolder.bankFiles(folder)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    private int rowsOf(Path folder) throws SQLException {
        try (var connection = database(folder).open();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from purse")) {
            rows.next();
            var count = rows.getInt(1);
            statement.execute("shutdown");
            return count;
        }
    }

    /** Flips one bit in the middle of the log. */
    private static void damageALength(Path folder) throws IOException {
        var log = folder.resolve("bank.log");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        while (bytes.position() < bytes.limit() / 2) {
            bytes.position(bytes.position() + Integer.BYTES + bytes.getInt(bytes.position()));
        }
        Files.write(log, flipped(bytes.array(), bytes.position() * 8 + 6));
    }
}
