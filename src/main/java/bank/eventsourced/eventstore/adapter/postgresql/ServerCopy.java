package bank.eventsourced.eventstore.adapter.postgresql;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.IN_USE;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.CopyTarget;
import bank.eventsourced.wording.Sentence;

/**
 * A database of a server that becomes a copy of a bank. The mark is a table; one session holds it as long as it is being
 * copied, so that nobody else begins anew meanwhile.
 */
final class ServerCopy implements CopyTarget {

    static final String MARK = "unfinished_copy";

    private static final String ALL_BUT_THE_MARK = """
            do $$ declare found text; begin
                for found in select tablename from pg_tables
                              where schemaname = current_schema() and tablename <> 'unfinished_copy' loop
                    execute format('drop table %I', found);
                end loop;
            end $$""";
    private static final Logger LOG = LoggerFactory.getLogger(ServerCopy.class);

    private final ServerLogin login;
    private final Connection holder;
    private boolean finished;

    private ServerCopy(ServerLogin login, Connection holder) {
        this.login = login;
        this.holder = holder;
    }

    static ServerCopy begin(ServerLogin login) {
        ServerBank.requireEmpty(login);
        try {
            return new ServerCopy(login, marking(login));
        } catch (SQLException failed) {
            throw ServerBank.unavailable(login, failed);
        }
    }

    private static Connection marking(ServerLogin login) throws SQLException {
        var holder = login.connect();
        try {
            execute(holder, "create table if not exists " + MARK + " (mark integer)");
            requireHeld(login, holder);
            execute(holder, ALL_BUT_THE_MARK);
            return holder;
        } catch (SQLException | RuntimeException failed) {
            holder.close();
            throw failed;
        }
    }

    private static void requireHeld(ServerLogin login, Connection holder) throws SQLException {
        try (var statement = holder.createStatement();
                var row =
                        statement.executeQuery("select pg_try_advisory_lock('" + MARK + "'::regclass::oid::bigint)")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new BankUnavailable(IN_USE, Sentence.of("""
                        Somebody else is copying a bank to %s. Wait until that is done; nothing was changed.""",
                        login.address()));
            }
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var executed = connection.createStatement()) {
            executed.execute(statement);
        }
    }

    @Override
    public String url() {
        return login.address().jdbcUrl() + "&reWriteBatchedInserts=true";
    }

    @Override
    public String user() {
        return login.user();
    }

    @Override
    public Optional<String> password() {
        return login.password();
    }

    @Override
    public void requireRoom() {}

    @Override
    public void finish() {
        try {
            execute(holder, "drop table " + MARK);
            finished = true;
        } catch (SQLException failed) {
            throw new IllegalStateException("The copy on %s could not be completed".formatted(login.address()), failed);
        }
    }

    @Override
    public void close() {
        try (holder) {
            if (!finished) {
                execute(holder, ALL_BUT_THE_MARK);
                execute(holder, "drop table " + MARK);
            }
        } catch (SQLException failed) {
            LOG.warn("What was copied to {} could not be removed; it stays marked", login.address(), failed);
        }
    }
}
