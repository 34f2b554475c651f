package bank.eventsourced.eventstore.adapter.hsqldb;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The database in a folder.
 *
 * <p>HSQLDB's defaults are wrong for a bank: it delays writes by half a second, keeps tables in the heap and locks whole
 * tables. Its own lock file makes a restart after a crash wait, so ours replaces it. A data file of more than 256 megabytes
 * would not be mapped into memory any more; here 64 gigabytes are. A database that exists keeps its settings, whatever is
 * asked for here; {@link #fit} changes those that are a matter of memory.
 *
 * @param encryption absent if the files are not encrypted; ends with this
 */
record BankDatabase(Path folder, Optional<FileEncryption> encryption) implements AutoCloseable {

    static final String USER = "SA";
    static final String PASSWORD = "";

    private static final int CACHE_KILOBYTES =
            Math.clamp(Runtime.getRuntime().maxMemory() / 8 / 1024, 10_000, 200_000);
    private static final int MAPPED_MEGABYTES = 65_536;

    private static final String SETTINGS = ";hsqldb.write_delay=false;hsqldb.tx=mvcc;hsqldb.default_table_type=cached"
            + ";hsqldb.lock_file=false;hsqldb.extlog=2;hsqldb.full_log_replay=true;hsqldb.log_size=50"
            + ";hsqldb.nio_max_size=" + MAPPED_MEGABYTES + ";hsqldb.cache_rows=500000;hsqldb.cache_size="
            + CACHE_KILOBYTES;

    /** One that is open in this process already, or not encrypted. */
    BankDatabase(Path folder) {
        this(folder, Optional.empty());
    }

    String url() {
        return "jdbc:hsqldb:file:" + folder.resolve("bank") + SETTINGS
                + encryption.map(FileEncryption::settings).orElse("");
    }

    /**
     * Opens the files. HSQLDB would by itself read the log of a database that was not closed up to the first line that it
     * cannot read, and drop the rest without a word. Here it refuses; a torn end, as a crash leaves it, is cut off first.
     *
     * @throws SQLException if the files are damaged; they are as they were
     */
    Connection open() throws SQLException {
        if (encryption.isPresent()) {
            requireWhole(encryption.get());
        }
        try {
            return connect();
        } catch (SQLException unreadable) {
            if (encryption.isEmpty() && isTorn(unreadable)) {
                return connect();
            }
            throw unreadable;
        }
    }

    private void requireWhole(FileEncryption its) throws SQLException {
        try {
            EncryptedScript.requireWhole(folder, its);
            EncryptedLog.cutTornEnd(folder.resolve("bank.log"), its.seal());
        } catch (IOException damaged) {
            throw new SQLException(damaged.getMessage(), damaged);
        }
    }

    private boolean isTorn(SQLException unreadable) throws SQLException {
        try {
            return TornLog.cut(folder.resolve("bank.log"), unreadable);
        } catch (IOException uncut) {
            unreadable.addSuppressed(uncut);
            throw unreadable;
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), USER, PASSWORD);
    }

    /**
     * Gives an open database the cache that suits the memory of this process, and lets all of its file be mapped. Either
     * holds from its next opening.
     *
     * @return whether its cache is too large for this process: a bank is shared by programs with more memory and less
     */
    boolean fit(Connection connection) throws SQLException {
        var cache = setting(connection, "hsqldb.cache_size");
        try (var statement = connection.createStatement()) {
            if (cache != CACHE_KILOBYTES) {
                statement.execute("SET FILES CACHE SIZE " + CACHE_KILOBYTES);
            }
            if (setting(connection, "hsqldb.nio_max_size") != MAPPED_MEGABYTES) {
                statement.execute("SET FILES NIO SIZE " + MAPPED_MEGABYTES);
            }
        }
        return cache > CACHE_KILOBYTES;
    }

    private static int setting(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("""
                select property_value from information_schema.system_properties where property_name = ?""")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    /** Writes everything to the files and closes them. */
    void shutDown() throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    /** Copies the files into a folder that is there; who else uses the database waits. */
    void copyInto(Path copy) throws SQLException {
        try (var connection = connect(); var statement = connection.createStatement()) {
            statement.execute("BACKUP DATABASE TO '%s/' BLOCKING AS FILES".formatted(quoted(copy)));
        }
    }

    /** The name of a folder inside a statement: there it cannot be a parameter. */
    static String quoted(Path folder) {
        return folder.toString().replace("'", "''");
    }

    /** Whether a folder can be named to the database at all: a semicolon would end its name. */
    static boolean canLieIn(Path folder) {
        return folder.toString().indexOf(';') < 0;
    }

    /** Forgets the key. */
    @Override
    public void close() {
        encryption.ifPresent(FileEncryption::close);
    }
}
