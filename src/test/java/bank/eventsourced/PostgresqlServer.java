package bank.eventsourced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A real PostgreSQL server, started once for all tests of this process and stopped after the last one. It keeps what it
 * commits, as one for money must. Each bank gets a schema of its own, which is made much faster than a database.
 */
public final class PostgresqlServer implements BeforeAllCallback {

    private @Nullable Running server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = running(context);
    }

    static Running running(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(PostgresqlServer.class))
                .computeIfAbsent(Running.class, type -> Running.start(), Running.class);
    }

    public Running server() {
        if (server == null) {
            throw new IllegalStateException("Register the server as a static extension");
        }
        return server;
    }

    /** A server that runs until it is closed. */
    public static final class Running implements AutoCloseable {

        static final String USER = "postgres";
        private static final String DATABASE = "banks";

        private final EmbeddedPostgres server;
        private final AtomicInteger banks = new AtomicInteger();

        private Running(EmbeddedPostgres server) {
            this.server = server;
            execute(USER, "create database " + DATABASE
                    + " template template0 encoding 'UTF8' locale_provider 'builtin' locale 'C.UTF-8'");
        }

        /** Starts one on a free port of this machine, in a temporary folder. */
        public static Running start() {
            try {
                return new Running(EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .start());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        /** Where a bank can begin. */
        public Place newPlace() {
            var schema = "bank" + banks.incrementAndGet();
            execute(DATABASE, "create schema " + schema);
            return new Place(server.getPort(), DATABASE, schema);
        }

        /** Executes a statement as the owner of all banks. */
        public void execute(String statement) {
            execute(DATABASE, statement);
        }

        private void execute(String database, String statement) {
            try (var connection = server.getDatabase(USER, database).getConnection();
                    var executed = connection.createStatement()) {
                executed.execute(statement);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    /** An empty place for one bank. */
    public record Place(int port, String database, String schema) {

        /** The setting {@code bank.url}. */
        public String url() {
            return "jdbc:postgresql://localhost:%d/%s?currentSchema=%s".formatted(port, database, schema);
        }

        /** The settings with which the program opens a bank there. */
        public String[] settings() {
            return new String[]{"--bank.url=" + url(), "--bank.user=" + Running.USER};
        }
    }
}
