package bank.eventsourced.eventstore.adapter.hsqldb;

import static org.assertj.core.api.Assertions.assertThat;

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
        var killed = killed();
        assertThat(rowsOf(copy(killed, "whole"))).as("a kill alone loses nothing").isEqualTo(COMMITS);

        damageALength(killed);

        assertThat(rowsOf(killed)).isBetween(COMMITS / 4, COMMITS * 3 / 4);
        assertThat(killed.resolve("bank.log")).as("what followed").doesNotExist();
    }

    /** The files as they are after so many commits, while nobody has closed the database. */
    private Path killed() throws IOException, SQLException {
        try (var connection = open(place.resolve("open")); var statement = connection.createStatement()) {
            statement.execute("create table purse (owner varchar(50))");
            for (var i = 0; i < COMMITS; i++) {
                statement.execute("insert into purse values ('somebody')");
            }
            var killed = copy(place.resolve("open"), "killed");
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

    /** Flips one bit in the middle of the log. Each statement is its length in four bytes, and its content. */
    private static void damageALength(Path folder) throws IOException {
        var log = folder.resolve("bank.log");
        var bytes = ByteBuffer.wrap(Files.readAllBytes(log));
        while (bytes.position() < bytes.limit() / 2) {
            bytes.position(bytes.position() + Integer.BYTES + bytes.getInt(bytes.position()));
        }
        var at = bytes.position();
        bytes.put(at, (byte) (bytes.get(at) ^ 0x40));
        Files.write(log, bytes.array());
    }
}
