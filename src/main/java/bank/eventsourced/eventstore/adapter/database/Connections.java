package bank.eventsourced.eventstore.adapter.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import bank.eventsourced.eventstore.application.Database;

/** Connections of our own, beside those that Spring shares out. */
final class Connections {

    private Connections() {}

    static Connection open(Database database) throws SQLException {
        var login = new Properties();
        login.setProperty("user", database.user());
        database.password().ifPresent(it -> login.setProperty("password", it));
        return DriverManager.getConnection(database.url(), login);
    }

    /** One that commits only what it is told to commit. */
    static Connection openForTransactions(Database database) throws SQLException {
        var connection = open(database);
        connection.setAutoCommit(false);
        return connection;
    }
}
