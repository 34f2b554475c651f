package bank.eventsourced.eventstore.adapter.database;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.NEWER;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.wording.Sentence;

/**
 * Moves the tables of a bank on to where this program wants them. Almost always they are there already, which one query
 * tells: Flyway, which takes long to start, is asked only if there is something to do.
 */
final class Migrations {

    /** The number of the last one, for each kind of database. */
    static final Map<String, Integer> NEWEST = Map.of("hsqldb", 26, "postgresql", 26);

    private Migrations() {}

    /**
     * Before anything else uses the tables.
     *
     * @param kind the folder of the migrations
     * @throws BankUnavailable if a later program has been there: this one would not know what it must keep true
     */
    static void complete(Database database, String kind) {
        if (isComplete(database, kind)) {
            return;
        }
        var flyway = flyway(database, kind).load();
        if (Arrays.stream(flyway.info().all()).anyMatch(it -> it.getState() == MigrationState.FUTURE_SUCCESS)) {
            throw new BankUnavailable(NEWER, Sentence.of("""
                    A later version of this program has used this bank and changed its tables. Use that version; \
                    nothing was changed."""));
        }
        database.migrate(flyway::migrate);
    }

    /** All tables, in a place that has a mark already and so is not quite empty. */
    static void beginBesideMark(Database database, String kind) {
        flyway(database, kind).baselineOnMigrate(true).baselineVersion("0").load().migrate();
    }

    private static FluentConfiguration flyway(Database database, String kind) {
        return Flyway.configure()
                .dataSource(database.url(), database.user(), database.password().orElse(null))
                .locations("classpath:db/migration/" + kind);
    }

    /** A bank without a history is a new one. */
    private static boolean isComplete(Database database, String kind) {
        try (var connection = Connections.open(database);
                var history = connection.getMetaData()
                        .getTables(null, connection.getSchema(), "flyway_schema_history", null)) {
            return history.next() && Objects.equals(newest(connection), NEWEST.get(kind));
        } catch (SQLException failed) {
            throw database.unreadable(failed)
                    .<RuntimeException>map(it -> it)
                    .orElseGet(() -> new IllegalStateException("It cannot be read which tables the bank has", failed));
        }
    }

    /** The last one that was carried out, or 0 if one has failed. */
    private static int newest(Connection connection) throws SQLException {
        var newest = 0;
        try (var statement = connection.createStatement();
                var steps = statement.executeQuery("""
                        select "version", "success" from "flyway_schema_history\"""")) {
            while (steps.next()) {
                if (!steps.getBoolean(2)) {
                    return 0;
                }
                newest = Math.max(newest, steps.getInt(1));
            }
        }
        return newest;
    }
}
