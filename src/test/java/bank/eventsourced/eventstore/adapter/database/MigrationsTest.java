package bank.eventsourced.eventstore.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.hsqldb.jdbc.JDBCDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

class MigrationsTest {

    /** If it were not, a new one would never be carried out. */
    @ParameterizedTest
    @ValueSource(strings = {"hsqldb", "postgresql"})
    void the_newest_one_is_known(String kind) throws IOException {
        var files =
                new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/" + kind + "/*.sql");
        assertThat(Stream.of(files)
                .map(it -> String.valueOf(it.getFilename()).replaceFirst("[BV](\\d+)__.*", "$1"))
                .mapToInt(Integer::parseInt)
                .max()).hasValue(Objects.requireNonNull(Migrations.NEWEST.get(kind)));
    }

    /** A new bank begins with all tables at once; an old one comes to them step by step. */
    @Test
    void the_whole_schema_is_what_the_steps_lead_to() {
        var atOnce = empty();
        flyway(atOnce).load().migrate();
        var stepByStep = empty();
        StepByStep.migrate(flyway(stepByStep), "latest");

        assertThat(steps(atOnce)).as("the whole schema, and what came since").isEqualTo(2);
        assertThat(steps(stepByStep)).isGreaterThan(15);
        assertThat(schema(atOnce)).isNotEmpty().isEqualTo(schema(stepByStep));
    }

    private static JDBCDataSource empty() {
        var database = new JDBCDataSource();
        database.setUrl("jdbc:hsqldb:mem:" + UUID.randomUUID());
        return database;
    }

    private static long steps(JDBCDataSource database) {
        return JdbcClient.create(database)
                .sql("select count(*) from \"flyway_schema_history\" where \"version\" is not null")
                .query(Long.class)
                .single();
    }

    private static List<String> schema(JDBCDataSource database) {
        return JdbcClient.create(database)
                .sql("script")
                .query(String.class)
                .list()
                .stream()
                .filter(it -> it.startsWith("CREATE ") && !it.contains("flyway_schema_history"))
                .sorted()
                .toList();
    }

    private static FluentConfiguration flyway(JDBCDataSource database) {
        return Flyway.configure().dataSource(database).locations("classpath:db/migration/hsqldb");
    }
}
