package bank.eventsourced.eventstore.adapter.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Why the files of a bank are not encrypted by their database, see decision 34: of an encrypted log that is damaged at the
 * right place it reads what comes before, and drops what was committed after it without a word, although it is told to read
 * the whole log or to refuse. If this fails, the database has been mended: think again.
 */
class EncryptedLogTest {

    private static final int COMMITS = 100;
    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @TempDir
    private Path place = Path.of("");

    @Test
    void whatFollowsADamagedLengthIsDroppedWithoutAWord() throws IOException, SQLException {
        var killed = killed("length");
        assertThat(rowsOf(copy(killed, "whole"))).as("a kill alone loses nothing").isEqualTo(COMMITS);

        flip(killed, 0);

        assertThat(rowsOf(killed)).isBetween(COMMITS / 4, COMMITS * 3 / 4);
        assertThat(Files.size(killed.resolve("bank.script"))).isPositive();
        assertThat(killed.resolve("bank.log")).as("what followed").doesNotExist();
    }

    @Test
    void aDamagedContentIsRefused() throws IOException, SQLException {
        var killed = killed("content");

        flip(killed, Integer.BYTES);

        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> rowsOf(killed));
    }

    /** The files as they are after so many commits, while nobody has closed the database. */
    private Path killed(String name) throws IOException, SQLException {
        try (var connection = open(place.resolve("open-" + name)); var statement = connection.createStatement()) {
            statement.execute("create table purse (owner varchar(50))");
            for (var i = 0; i < COMMITS; i++) {
                statement.execute("insert into purse values ('somebody')");
            }
            return copy(place.resolve("open-" + name), "killed-" + name);
        }
    }

    private Path copy(Path folder, String name) throws IOException {
        var copy = Files.createDirectory(place.resolve(name));
        for (var file : DataFolder.bankFiles(folder)) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    private static Connection open(Path folder) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", BankDatabase.USER);
        properties.setProperty("password", BankDatabase.PASSWORD);
        properties.setProperty("crypt_type", "AES");
        properties.setProperty("crypt_key", KEY);
        return DriverManager.getConnection(new BankDatabase(folder).url(), properties);
    }

    private static int rowsOf(Path folder) throws SQLException {
        try (var connection = open(folder);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from purse")) {
            rows.next();
            var count = rows.getInt(1);
            statement.execute("shutdown");
            return count;
        }
    }

    /** One bit of the statement in the middle of the log. Each is its length in four bytes, and its content. */
    private static void flip(Path folder, int offset) throws IOException {
        var log = folder.resolve("bank.log");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        while (bytes.position() < bytes.limit() / 2) {
            bytes.position(bytes.position() + Integer.BYTES + bytes.getInt(bytes.position()));
        }
        var at = bytes.position() + offset;
        bytes.put(at, (byte) (bytes.get(at) ^ 0x40));
        Files.write(log, bytes.array());
    }
}
