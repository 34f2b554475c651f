package bank.eventsourced.eventstore.adapter.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.Yardstick;
import bank.eventsourced.eventstore.application.Database;

/** Plain JDBC on the bank's database. */
@Component
class JdbcYardstick implements Yardstick {

    private static final String CONTENT = "{\"amount\":\"12.34 EUR\"}".repeat(12);

    private final Database database;

    JdbcYardstick(Database database) {
        this.database = database;
    }

    @Override
    public Rows begin(int connections) {
        try {
            return new JdbcRows(connections);
        } catch (SQLException failed) {
            throw new IllegalStateException("The yardstick cannot be laid", failed);
        }
    }

    private final class JdbcRows implements Rows {

        private final List<Connection> connections = new ArrayList<>();
        private final List<PreparedStatement> inserts = new ArrayList<>();
        private final AtomicLong last = new AtomicLong();

        JdbcRows(int number) throws SQLException {
            try {
                for (int i = 0; i < number; i++) {
                    connections.add(Connections.openForTransactions(database));
                }
                execute("drop table if exists yardstick");
                execute("create table yardstick (id bigint primary key, content varchar(1000) not null)");
                for (var connection : connections) {
                    inserts.add(connection.prepareStatement("insert into yardstick (id, content) values (?, ?)"));
                }
            } catch (SQLException failed) {
                closeConnections(failed);
                throw failed;
            }
        }

        private void execute(String statement) throws SQLException {
            var connection = connections.getFirst();
            try (var change = connection.createStatement()) {
                change.execute(statement);
            }
            connection.commit();
        }

        @Override
        public void commit(int connection, int rows) {
            var insert = inserts.get(connection);
            try {
                for (int i = 0; i < rows; i++) {
                    insert.setLong(1, last.incrementAndGet());
                    insert.setString(2, CONTENT);
                    insert.addBatch();
                }
                insert.executeBatch();
                connections.get(connection).commit();
            } catch (SQLException failed) {
                throw new IllegalStateException("The yardstick broke", failed);
            }
        }

        @Override
        public void close() {
            var failed = new IllegalStateException("The yardstick cannot be put away");
            try {
                execute("drop table yardstick");
            } catch (SQLException unchanged) {
                failed.addSuppressed(unchanged);
            }
            closeConnections(failed);
            if (failed.getSuppressed().length > 0) {
                throw failed;
            }
        }

        /** Their statements are closed with them. */
        private void closeConnections(Exception failed) {
            for (var connection : connections) {
                try {
                    connection.close();
                } catch (SQLException open) {
                    failed.addSuppressed(open);
                }
            }
        }
    }
}
