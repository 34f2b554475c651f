package bank.eventsourced.eventstore.adapter.database;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.BAD_SETTING;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.EventStoreSettings;
import bank.eventsourced.wording.Sentence;

/** The names of this program's settings: one that was mistyped on the command line would be as if it had not been given. */
final class KnownSettings {

    private static final ConfigurationPropertyName OURS = ConfigurationPropertyName.of("bank");

    private KnownSettings() {}

    /** @throws BankUnavailable if an argument names a setting that there is not; the message names those that there are */
    static void requireIn(ConfigurableEnvironment environment) {
        var known = Stream.of(BankSettings.class, EventStoreSettings.class).flatMap(KnownSettings::names).toList();
        environment.getPropertySources()
                .stream()
                .filter(CommandLinePropertySource.class::isInstance)
                .flatMap(it -> Arrays.stream(((EnumerablePropertySource<?>) it).getPropertyNames()))
                .map(it -> ConfigurationPropertyName.adapt(it, '.'))
                .filter(it -> OURS.isAncestorOf(it) && known.stream().noneMatch(one -> isOne(it, one)))
                .findFirst()
                .ifPresent(unknown -> {
                    throw new BankUnavailable(BAD_SETTING,
                            Sentence.of("There is no setting %s. There are: %s. The bank was not opened.",
                                    unknown.toString(), String.join(", ", names(known))));
                });
    }

    private static boolean isOne(ConfigurationPropertyName given, ConfigurationPropertyName known) {
        return given.equals(known) || known.isAncestorOf(given);
    }

    private static Stream<ConfigurationPropertyName> names(Class<? extends Record> settings) {
        var prefix = ConfigurationPropertyName.of(settings.getAnnotation(ConfigurationProperties.class).value());
        return Arrays.stream(settings.getRecordComponents()).map(it -> prefix.append(dashed(it.getName())));
    }

    private static List<String> names(List<ConfigurationPropertyName> settings) {
        return settings.stream().map(Object::toString).toList();
    }

    private static String dashed(String camel) {
        return camel.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
