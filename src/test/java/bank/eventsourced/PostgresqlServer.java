package bank.eventsourced;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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

        /** A new user who gets in with this password only, and owns the place. */
        void createUser(String name, String password, Place place) {
            execute("""
                    create role %1$s login password '%2$s'; alter schema %3$s owner to %1$s;
                    create temporary table rule as
                        select 0 as number, 'host all %1$s all scram-sha-256' as line
                         union all select ordinality, line from regexp_split_to_table(
                            pg_read_file(current_setting('hba_file')), '\\n') with ordinality as old(line, ordinality);
                    do $$ begin execute format('copy (select line from rule order by number) to %%L',
                        current_setting('hba_file')); end $$;
                    select pg_reload_conf()""".formatted(name, password, place.schema()));
        }

        /** Kills the server, as a power cut would: its processes are gone at once. */
        Killed kill() throws Exception {
            var folder = Path.of(ask("show data_directory"));
            var process = ProcessHandle.of(Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid"))
                    .getFirst())).orElseThrow();
            var program = process.info().command().orElseThrow();
            var parts = process.children().toList();
            process.destroyForcibly();
            process.onExit().get();
            for (var part : parts) {
                part.onExit().get();
            }
            return new Killed(program, folder, server.getPort());
        }

        private String ask(String question) throws SQLException {
            try (var connection = server.getDatabase(USER, DATABASE).getConnection();
                    var asked = connection.createStatement();
                    var row = asked.executeQuery(question)) {
                row.next();
                return row.getString(1);
            }
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

    /** A server that was killed. */
    record Killed(String program, Path folder, int port) {

        /** Starts it again on the same files; it is there soon. */
        void startAgain() throws IOException {
            var command = new ArrayList<String>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("unshare", "-U")); // PostgreSQL does not run as root
            }
            command.addAll(List.of(program, "-D", folder.toString(), "-p", Integer.toString(port)));
            new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start();
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
