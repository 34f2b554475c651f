package bank.eventsourced.eventstore.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.OpenBank;
import bank.eventsourced.OpenBank.On;
import bank.eventsourced.eventstore.Yardstick;

class JdbcYardstickModuleTest {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    private static final String TABLES =
            "select count(*) from information_schema.tables where lower(table_name) = 'yardstick'";

    @ParameterizedTest
    @EnumSource
    void rowsAreThereForOthersUntilTheTableIsDropped(On database) {
        var jdbc = BANK.get(database, JdbcTemplate.class);
        try (var rows = BANK.get(database, Yardstick.class).begin(2)) {
            rows.commit(0, 1);
            rows.commit(1, 1_000);
            assertThat(jdbc.queryForObject("select count(*) from yardstick", Long.class)).isEqualTo(1_001);
        }
        assertThat(jdbc.queryForObject(TABLES, Long.class)).isZero();
    }
}
