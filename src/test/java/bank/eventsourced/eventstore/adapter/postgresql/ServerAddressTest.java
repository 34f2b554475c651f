package bank.eventsourced.eventstore.adapter.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import bank.eventsourced.eventstore.BankUnavailable;

class ServerAddressTest {

    @Test
    void an_address_is_said_without_the_words_of_the_driver() {
        assertThat(ServerAddress.of("jdbc:postgresql://db.example:6432/savings?ssl=true"))
                .hasToString("db.example:6432/savings");
    }

    @Test
    void what_the_user_chose_stays_and_the_rest_is_ours() {
        assertThat(ServerAddress.of("jdbc:postgresql://db/savings?ssl=true&connectTimeout=1").jdbcUrl())
                .startsWith("jdbc:postgresql://db/savings?ssl=true&connectTimeout=1&")
                .contains("ApplicationName=event-sourced-bank", "tcpKeepAlive=true",
                        "idle_in_transaction_session_timeout")
                .doesNotContain("connectTimeout=5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql://ada:s3cret@db/savings", "jdbc:postgresql://db/savings?password=s3cret",
            "jdbc:postgresql://db/savings?ssl=true&PassWord=s3cret", "jdbc:postgresql://db/savings?sslpassword=s3cret",
            "jdbc:postgresql://db?password=s3cret"})
    void a_password_in_an_address_is_refused_and_not_repeated(String url) {
        assertThatExceptionOfType(BankUnavailable.class).isThrownBy(() -> ServerAddress.of(url))
                .withMessageContaining("BANK_PASSWORD")
                .withMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:postgresql:savings", "jdbc:postgresql://db", "jdbc:postgresql://db/",
            "jdbc:postgresql:///savings", "jdbc:postgresql://db/savings/more"})
    void what_names_no_database_on_a_host_is_no_address(String url) {
        assertThatExceptionOfType(BankUnavailable.class).isThrownBy(() -> ServerAddress.of(url))
                .withMessageContaining("is not the address of a bank");
    }
}
