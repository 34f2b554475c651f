package bank.eventsourced.eventstore.adapter.database;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.BAD_SETTING;

import java.util.Arrays;
import java.util.List;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.wording.Sentence;

/** The names of this program's settings: one that was mistyped on the command line would be as if it had not been given. */
final class KnownSettings {

    /** A test compares them with what is read. */
    static final List<String> NAMES = List.of("bank.url", "bank.user", "bank.data-directory",
            "bank.minimum-free-megabytes", "bank.create", "bank.restore-from", "bank.to-be-filled", "bank.key-file",
            "bank.encrypt", "bank.event-store.snapshot-every-events", "bank.event-store.snapshot-policy",
            "bank.event-store.cached-aggregates", "bank.event-store.follower-linger-millis",
            "bank.event-store.follower-poll-millis", "bank.event-store.shared-poll-millis",
            "bank.event-store.attempts-before-parking", "bank.event-store.parked-streams-at-most",
            "bank.event-store.pack-above");

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("bank");

    private KnownSettings() {}

    /** @throws BankUnavailable if an argument names a setting that there is not; the message names those that there are */
    static void requireIn(ConfigurableEnvironment environment) {
        environment.getPropertySources()
                .stream()
                .filter(CommandLinePropertySource.class::isInstance)
                .flatMap(it -> Arrays.stream(((CommandLinePropertySource<?>) it).getPropertyNames()))
                .map(it -> ConfigurationPropertyName.adapt(it, '.'))
                .filter(it -> OURS.isAncestorOf(it) && !isKnown(it))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new BankUnavailable(BAD_SETTING,
                            Sentence.of("There is no setting %s. There are: %s. The bank was not opened.",
                                    unknown.toString(), String.join(", ", NAMES)));
                });
    }

    private static boolean isKnown(ConfigurationPropertyName given) {
        return NAMES.stream()
                .map(ConfigurationPropertyName::of)
                .anyMatch(it -> it.equals(given) || it.isAncestorOf(given));
    }
}
