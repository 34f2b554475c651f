package bank.eventsourced.eventstore.adapter.hsqldb;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import bank.eventsourced.eventstore.application.BankSettings;

/** A process of its own that changes one row again and again, to an end, and says after each commit how often it was kept. */
final class FillingBank {

    /** Far more than a disk takes on which there is room for a few hundred kilobytes. */
    private static final int MOST = 20_000;

    private FillingBank() {}

    /** @param arguments the folder of the bank */
    public static void main(String[] arguments) throws SQLException {
        var settings = new BankSettings("", "", arguments[0], 1, true, "", false, "", false);
        var bank = Encrypting.none().open(settings);
        try (var connection = DriverManager.getConnection(bank.url(), bank.user(), "");
                var statement = connection.createStatement()) {
            begin(statement);
            for (int n = 1; n <= MOST; n++) {
                change(statement, n);
                bank.requireKept();
                System.out.println(n);
            }
        }
    }

    static void begin(Statement statement) throws SQLException {
        statement.execute("create table counter (n integer)");
        statement.execute("insert into counter values (0)");
    }

    static void change(Statement statement, int n) throws SQLException {
        statement.executeUpdate("update counter set n = " + n);
    }

    /** What the bank in a folder knows when it is opened again. */
    static int count(Path folder) throws SQLException {
        try (var connection = new BankDatabase(folder).connect(); var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("select n from counter")) {
                row.next();
                return row.getInt(1);
            } finally {
                statement.execute("shutdown");
            }
        }
    }
}
