package bank.eventsourced.eventstore.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class MigrationsTest {

    /** If it were not, a new one would never be carried out. */
    @ParameterizedTest
    @ValueSource(strings = {"hsqldb", "postgresql"})
    void the_newest_one_is_known(String kind) throws IOException {
        var files =
                new PathMatchingResourcePatternResolver().getResources("classpath:db/migration/" + kind + "/V*.sql");
        assertThat(Stream.of(files)
                .map(it -> String.valueOf(it.getFilename()).replaceFirst("V(\\d+)__.*", "$1"))
                .mapToInt(Integer::parseInt)
                .max()).hasValue(Objects.requireNonNull(Migrations.NEWEST.get(kind)));
    }
}
