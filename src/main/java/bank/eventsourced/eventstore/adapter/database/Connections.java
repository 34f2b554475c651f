package bank.eventsourced.eventstore.adapter.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import bank.eventsourced.eventstore.application.Database;

/** Connections beside those of the pool. */
final class Connections {

    private Connections() {}

    /** Its changes count from the commit. */
    static Connection open(Database database) throws SQLException {
        var login = new Properties();
        login.setProperty("user", database.user());
        database.password().ifPresent(it -> login.setProperty("password", it));
        var connection = DriverManager.getConnection(database.url(), login);
        connection.setAutoCommit(false);
        return connection;
    }
}
