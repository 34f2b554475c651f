package bank.eventsourced.eventstore.adapter.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;

import org.flywaydb.core.Flyway;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import bank.eventsourced.eventstore.adapter.database.StepByStep;

/** A bank of an earlier version knows after V21 which of its snapshots are the latest and what their streams are called. */
class SnapshotMigrationTest {

    private static final UUID ADA = new UUID(1, 1);
    private static final UUID LEDGER = new UUID(2, 2);
    private static final UUID UNKNOWN = new UUID(3, 3);

    private final JDBCDataSource database = new JDBCDataSource();
    private final JdbcClient jdbc = JdbcClient.create(database);

    @Test
    void snapshotsOfBeforeAreNamedAndTheLatestOfEachStreamIsMarked() {
        database.setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID());
        migrateTo("20");
        insert(ADA, 50, "account", "{\"number\":\"4711\",\"holder\":\"\\\"number\\\":\\\"13\"}");
        insert(ADA, 100, "account", "{\"holder\":\"Ada\",\"number\":\"4711\"}");
        insert(LEDGER, 50, "ledger", "{\"name\":\"general ledger EUR\",\"currency\":\"EUR\"}");
        insert(UNKNOWN, 50, "purse", "rubbish");
        migrateTo("21");

        assertThat(jdbc.sql("select name || ' ' || version || ' ' || latest from snapshot order by stream_id, version")
                .query(String.class)
                .list()).containsExactly("4711 50 FALSE", "4711 100 TRUE", "general ledger EUR 50 TRUE",
                        UNKNOWN + " 50 TRUE");
    }

    private void migrateTo(String version) {
        StepByStep.migrate(Flyway.configure().dataSource(database).locations("classpath:db/migration/hsqldb"), version);
    }

    private void insert(UUID stream, long version, String type, String payload) {
        jdbc.sql("""
                insert into snapshot (stream_id, version, stream_type, schema_version, payload)
                 values (:stream, :version, :type, 1, :payload)""")
                .param("stream", stream)
                .param("version", version)
                .param("type", type)
                .param("payload", payload)
                .update();
    }
}
