package bank.eventsourced.eventstore.adapter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.EventStoreSettings;

/** A setting that is mistyped on the command line is named. */
class KnownSettingsTest {

    @ParameterizedTest
    @ValueSource(strings = {"--bank.data-directory=x", "--bank.dataDirectory=x", "--bank.create=false",
            "--bank.event-store.snapshot-every-events=3",
            "--bank.event-store.snapshot-policy.account.every-events=3", "--spring.main.banner-mode=off"})
    void what_there_is_can_be_given(String argument) {
        assertThatCode(() -> KnownSettings.requireIn(with(argument))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bank.nonsense=1", "--bank.data-directoy=x", "--bank.event-store.snapshots=3"})
    void what_there_is_not_is_refused(String argument) {
        assertThatExceptionOfType(BankUnavailable.class).isThrownBy(() -> KnownSettings.requireIn(with(argument)))
                .withMessageStartingWith(
                        "There is no setting " + argument.substring(2, argument.indexOf('='))
                                + ". There are: bank.url, ")
                .withMessageContaining("bank.event-store.follower-poll-millis")
                .satisfies(it -> assertThat(it.reason())
                        .isEqualTo(BankUnavailable.Reason.BAD_SETTING));
    }

    @Test
    void all_that_is_read_is_known() {
        assertThat(KnownSettings.NAMES)
                .containsExactlyElementsOf(Stream.concat(names("bank.", BankSettings.class),
                        names("bank.event-store.", EventStoreSettings.class)).toList());
    }

    private static Stream<String> names(String prefix, Class<? extends Record> settings) {
        return Stream.of(settings.getRecordComponents())
                .map(it -> prefix + it.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT));
    }

    private static StandardEnvironment with(String... arguments) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(arguments));
        return environment;
    }
}
