package bank.eventsourced.eventstore.adapter.postgresql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

import bank.eventsourced.eventstore.application.BankSettings;

/**
 * Who we are on the server.
 *
 * @param password from the environment; if empty, the driver looks into the user's password file
 */
record ServerLogin(ServerAddress address, String user, Optional<String> password) {

    private static final String PASSWORD = "BANK_PASSWORD";

    static ServerLogin of(BankSettings settings) {
        var user = settings.user().isBlank() ? System.getProperty("user.name") : settings.user();
        return new ServerLogin(ServerAddress.of(settings.url()), user,
                Optional.ofNullable(System.getenv(PASSWORD)).filter(it -> !it.isEmpty()));
    }

    Connection connect() throws SQLException {
        var login = new Properties();
        login.setProperty("user", user);
        password.ifPresent(it -> login.setProperty("password", it));
        return DriverManager.getConnection(address.jdbcUrl(), login);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return user + " on " + address;
    }
}
