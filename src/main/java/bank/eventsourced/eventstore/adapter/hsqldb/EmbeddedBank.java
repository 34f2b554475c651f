package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.IN_USE;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_A_BANK;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_WRITABLE;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.UNSAFE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Predicate;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.Storage;

/**
 * The bank's database file. Opening takes the data folder for this process alone, sees that the database is a bank of
 * ours and that its commits are durable; closing shuts the database down properly. Spring Boot asks it how to connect.
 */
@Component
@EnableConfigurationProperties(BankFile.class)
class EmbeddedBank implements JdbcConnectionDetails, Storage, AutoCloseable {

    private static final String USER = "SA";
    private static final String MIGRATIONS = "flyway_schema_history";
    private static final long MEGABYTE = 1024 * 1024;
    private static final long CACHE_KILOBYTES =
            Math.clamp(Runtime.getRuntime().maxMemory() / 8 / 1024, 10_000, 200_000);

    /**
     * HSQLDB's defaults are wrong for a bank: it delays writes by half a second, keeps tables in the heap and locks
     * whole tables. Its own lock file makes a restart after a crash wait, so ours replaces it.
     */
    private static final String SETTINGS = ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.default_table_type=cached"
            + ";hsqldb.lock_file=false;hsqldb.nio_max_size=2048;hsqldb.log_size=50;hsqldb.cache_rows=500000"
            + ";hsqldb.cache_size=" + CACHE_KILOBYTES;

    private final Path folder;
    private final long minimumFreeBytes;
    private final FileChannel lock;

    EmbeddedBank(BankFile file) {
        folder = file.folder();
        minimumFreeBytes = file.minimumFreeMegabytes() * MEGABYTE;
        System.setProperty("hsqldb.reconfig_logging", "false");
        lock = takeFolder();
        try {
            requireRoom();
            requireNothingForeign();
            requireDurableBank();
        } catch (RuntimeException unusable) {
            releaseFolder();
            throw unusable;
        }
    }

    @Override
    public String getJdbcUrl() {
        return "jdbc:hsqldb:file:" + folder.resolve("bank") + SETTINGS;
    }

    @Override
    public String getUsername() {
        return USER;
    }

    @Override
    public String getPassword() {
        return "";
    }

    @Override
    public void requireRoom() {
        var free = folder.toFile().getUsableSpace();
        if (free < minimumFreeBytes) {
            throw new BankUnavailable(UNSAFE, """
                    The disk that holds the bank in %s has only %d MB left; %d MB are needed. Free some space and try \
                    again; nothing was changed.""".formatted(folder, free / MEGABYTE, minimumFreeBytes / MEGABYTE));
        }
    }

    /** Writes everything to the file and gives the folder free. */
    @Override
    public void close() throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } finally {
            releaseFolder();
        }
    }

    /** Creates the folder, readable by its owner only, and locks it; the operating system frees the lock of a dead process. */
    private FileChannel takeFolder() {
        try {
            createFolder();
            var channel =
                    FileChannel.open(folder.resolve("bank.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return channel;
            }
            channel.close();
            throw new BankUnavailable(IN_USE,
                    """
                            The bank in %s is already open in another window or process. Close it there first, or choose another data \
                            folder; nothing was changed."""
                            .formatted(folder));
        } catch (IOException | UnsupportedOperationException denied) {
            throw new BankUnavailable(NOT_WRITABLE,
                    """
                            The data folder %s cannot be written (%s). Choose another folder or change its permissions; nothing was \
                            changed."""
                            .formatted(folder, denied.getClass().getSimpleName()),
                    denied);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    private void createFolder() throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Looks at the files before HSQLDB does: by opening another program's database it would already change it. */
    private void requireNothingForeign() {
        var script = folder.resolve("bank.script");
        var log = folder.resolve("bank.log");
        try {
            if (mentions(script, line -> line.startsWith("CREATE ") && line.contains(" TABLE "))
                    && !mentions(script, line -> line.contains(MIGRATIONS))
                    && !mentions(log, line -> line.contains(MIGRATIONS))) {
                throw ofAnotherProgram();
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BankUnavailable(NOT_WRITABLE,
                    "The files in %s cannot be read (%s). Change their permissions; nothing was changed."
                            .formatted(folder, unreadable.getClass().getSimpleName()),
                    unreadable);
        }
    }

    private static boolean mentions(Path file, Predicate<String> what) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(what);
        }
    }

    private BankUnavailable ofAnotherProgram() {
        return new BankUnavailable(NOT_A_BANK, """
                The database in %s belongs to another program. Choose another data folder; nothing was changed."""
                .formatted(folder));
    }

    private void requireDurableBank() {
        try (var connection = connect()) {
            requireOurs(connection);
            try (var statement = connection.createStatement()) {
                statement.execute("SET FILES WRITE DELAY FALSE");
            }
            require(connection, "hsqldb.write_delay", "false");
            require(connection, "hsqldb.tx", "mvcc");
            require(connection, "hsqldb.default_table_type", "cached");
        } catch (SQLException foreign) {
            throw new BankUnavailable(NOT_A_BANK,
                    """
                            The files in %s are not a bank of this program, or they are damaged (%s). Choose another data folder, or \
                            restore a backup; nothing was changed."""
                            .formatted(folder, foreign.getMessage()),
                    foreign);
        }
    }

    private void requireOurs(Connection connection) throws SQLException {
        var tables = 0;
        var migrated = false;
        try (var found = connection.getMetaData().getTables(null, "PUBLIC", null, new String[]{"TABLE"})) {
            while (found.next()) {
                tables++;
                migrated |= MIGRATIONS.equals(found.getString("TABLE_NAME"));
            }
        }
        if (tables > 0 && !migrated) {
            throw ofAnotherProgram();
        }
    }

    private void require(Connection connection, String property, String value) throws SQLException {
        try (var query = connection.prepareStatement("""
                select property_value from information_schema.system_properties where property_name = ?""")) {
            query.setString(1, property);
            try (var row = query.executeQuery()) {
                if (!row.next() || !value.equalsIgnoreCase(row.getString(1))) {
                    throw new BankUnavailable(UNSAFE,
                            """
                                    The database in %s does not keep the setting %s=%s, without which a commit could be lost. The \
                                    bank was not opened."""
                                    .formatted(folder, property, value));
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(getJdbcUrl(), USER, "");
    }

    private void releaseFolder() {
        close(lock);
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
    }
}
