package bank.eventsourced.eventstore.adapter.postgresql;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_A_BANK;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_EMPTY;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_WRITABLE;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NO_BANK;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.UNFINISHED;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.UNREACHABLE;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.UNSAFE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.wording.Sentence;

/**
 * A database of a PostgreSQL server. Opening looks whether the server is one that we can trust with money, and whether
 * the database is empty or a bank of ours. Nothing is locked: the tables have locks of their own for what must not happen
 * at the same time.
 */
final class ServerBank implements Database {

    private static final int OLDEST_VERSION = 14;
    private static final String MIGRATIONS = "flyway_schema_history";
    private static final String OUR_TABLE = "log_head";
    private static final List<String> DURABLE = List.of("fsync", "full_page_writes", "synchronous_commit");

    private final ServerLogin login;

    /** @param create whether a bank may be begun where there is none */
    ServerBank(ServerLogin login, boolean create) {
        this.login = login;
        try (var connection = login.connect()) {
            requireServer(connection);
            requireDurable(connection);
            requireOurs(connection, create);
        } catch (SQLException refused) {
            throw unavailable(login, refused);
        }
    }

    private ServerBank(ServerLogin login) {
        this.login = login;
    }

    /** Looks at a place that shall become a copy of a bank: there must be nothing, or a copy that was not completed. */
    static void requireEmpty(ServerLogin login) {
        try (var connection = login.connect()) {
            var looked = new ServerBank(login);
            looked.requireServer(connection);
            looked.requireDurable(connection);
            looked.requireNothing(connection);
        } catch (SQLException refused) {
            throw unavailable(login, refused);
        }
    }

    private void requireNothing(Connection connection) throws SQLException {
        var tables = tables(connection);
        if (!tables.isEmpty() && !tables.contains(ServerCopy.MARK)) {
            throw new BankUnavailable(NOT_EMPTY, Sentence.of("""
                    The database %s is not empty. Name an empty one to copy into; nothing was changed.""",
                    login.address()));
        }
        requireRightToCreate(connection);
    }

    private void requireServer(Connection connection) throws SQLException {
        var version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_VERSION) {
            throw new BankUnavailable(UNSAFE, Sentence.of("""
                    The server %s is PostgreSQL %s; this program needs version %s or later. The bank was not opened.""",
                    login.address(), version, OLDEST_VERSION));
        }
        if (!setting(connection, "server_encoding").equals("UTF8")) {
            throw new BankUnavailable(NOT_A_BANK,
                    Sentence.of(
                            """
                                    The database %s cannot keep every name (its encoding is %s). Create one with the encoding UTF8; nothing \
                                    was changed.""",
                            login.address(), setting(connection, "server_encoding")));
        }
        if (setting(connection, "transaction_read_only").equals("on")) {
            throw new BankUnavailable(NOT_WRITABLE,
                    Sentence.of(
                            """
                                    The database %s can only be read: it is a standby, or was made so. Name the server that is written; \
                                    nothing was changed.""",
                            login.address()));
        }
    }

    private void requireDurable(Connection connection) throws SQLException {
        for (var name : DURABLE) {
            if (setting(connection, name).equals("off")) {
                throw new BankUnavailable(UNSAFE,
                        Sentence.of(
                                """
                                        The server of %s has %s switched off, so a commit could be lost. Switch it on there; the bank was \
                                        not opened.""",
                                login.address(), name));
            }
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("select current_setting(?)")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private void requireOurs(Connection connection, boolean create) throws SQLException {
        var tables = tables(connection);
        if (tables.contains(ServerCopy.MARK)) {
            throw new BankUnavailable(UNFINISHED, Sentence.of("""
                    A bank is being copied or imported to %s, or that was not completed. Wait until it is done, or do \
                    it again, which begins anew; nothing was changed.""", login.address()));
        }
        var isBank = tables.contains(MIGRATIONS) && tables.contains(OUR_TABLE);
        tables.remove(MIGRATIONS);
        if (!isBank && !tables.isEmpty()) {
            throw new BankUnavailable(NOT_A_BANK, Sentence.of("""
                    The database %s belongs to another program. Name another database, or an empty one; nothing was \
                    changed.""", login.address()));
        }
        if (!isBank && !create) {
            throw new BankUnavailable(NO_BANK, Sentence.of("""
                    There is no bank in the database %s. Check its name, or begin a bank there with one of: open, \
                    import, batch, sample, demo. Nothing was created.""", login.address()));
        }
        if (!isBank) {
            requireRightToCreate(connection);
        }
    }

    private static Set<String> tables(Connection connection) throws SQLException {
        var tables = new HashSet<String>();
        try (var query = connection.createStatement(); var rows = query.executeQuery("""
                select table_name from information_schema.tables where table_schema = current_schema()""")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private void requireRightToCreate(Connection connection) throws SQLException {
        if (!mayCreate(connection)) {
            throw new BankUnavailable(NOT_WRITABLE, Sentence.of("""
                    The user %s may not create tables in the database %s. Make the user its owner; nothing was \
                    changed.""", login.user(), login.address()));
        }
    }

    private static boolean mayCreate(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var row = query.executeQuery("select has_schema_privilege(current_schema(), 'create')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    static BankUnavailable unavailable(ServerLogin login, SQLException refused) {
        var address = login.address();
        var state = refused.getSQLState() == null ? "" : refused.getSQLState();
        return switch (state) {
            case "28P01", "28000",
                    "08004" ->
                new BankUnavailable(UNREACHABLE,
                        Sentence.of(
                                """
                                        The server does not let the user %s into %s (%s). Name the user by --bank.user, and set the password \
                                        by the environment variable BANK_PASSWORD or in the file ~/.pgpass.""",
                                login.user(), address,
                                Sentence.saidBy(refused)),
                        refused);
            case "3D000" -> new BankUnavailable(NO_BANK, Sentence.of("""
                    There is no database %s. Check the address, or create the database on the server first (createdb); \
                    nothing was changed.""", address), refused);
            default -> new BankUnavailable(UNREACHABLE, Sentence.of("""
                    The bank on %s cannot be opened (%s). Check the address, the network and that the server runs; \
                    nothing was changed.""", address, Sentence.saidBy(refused)), refused);
        };
    }

    @Override
    public String url() {
        return login.address().jdbcUrl();
    }

    @Override
    public String user() {
        return login.user();
    }

    /** If there is none, the driver looks into the file ~/.pgpass. */
    @Override
    public Optional<String> password() {
        return login.password();
    }

    /** A full server refuses to write; how full it is it does not tell. */
    @Override
    public void requireRoom() {}

    @Override
    public Optional<BankUnavailable> gone(Throwable failure) {
        return isGone(failure)
                ? Optional.of(new BankUnavailable(UNREACHABLE,
                        Sentence.of(
                                """
                                        The server %s has gone away in the middle of it, so it is not known whether the command was \
                                        carried out. When the server is back, give it again with the same command id: it is remembered, \
                                        or carried out then, and never twice.""",
                                login.address()),
                        failure))
                : Optional.empty();
    }

    @Override
    public Optional<BankUnavailable> unreadable(Throwable failure) {
        return isGone(failure) ? Optional.of(new BankUnavailable(UNREACHABLE, Sentence.of("""
                The server %s does not answer. See that it runs and can be reached; nothing needs to be started again \
                here, and nothing that was acknowledged is lost.""", login.address()), failure)) : Optional.empty();
    }

    private static boolean isGone(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).anyMatch(ServerBank::saysGone);
    }

    /** A connection that broke or cannot be had, or a server that is being shut down. */
    private static boolean saysGone(Throwable cause) {
        return cause instanceof SQLTransientConnectionException
                || (cause instanceof SQLException failed && saysGone(String.valueOf(failed.getSQLState())));
    }

    private static boolean saysGone(String state) {
        return state.startsWith("08") || state.startsWith("57P0");
    }

    @Override
    public boolean isShared() {
        return true;
    }

    /** Each step is one transaction: the server takes back half of one. */
    @Override
    public void migrate(Runnable change) {
        change.run();
    }

    /** The connections are closed already, and others go on. */
    @Override
    public void close() {}
}
