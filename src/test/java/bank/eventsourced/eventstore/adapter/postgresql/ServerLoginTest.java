package bank.eventsourced.eventstore.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;

import org.junit.jupiter.api.Test;

class ServerLoginTest {

    private static final ServerAddress ADDRESS = ServerAddress.of("jdbc:postgresql://db/savings");

    @Test
    void a_password_is_never_said() {
        var login = new ServerLogin(ADDRESS, "ada", Optional.of("s3cret"));
        assertThat(login).hasToString("ada on db/savings");
        assertThat(ADDRESS.jdbcUrl()).doesNotContain("s3cret");
    }
}
