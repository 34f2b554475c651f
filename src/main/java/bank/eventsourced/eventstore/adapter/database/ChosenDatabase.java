package bank.eventsourced.eventstore.adapter.database;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_A_BANK;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

import bank.eventsourced.eventstore.BankFiles;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.eventstore.application.DatabaseKind;
import bank.eventsourced.wording.Sentence;

/** Opens the database that the settings name. The choice is made when the bank is opened, not when it is built. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BankSettings.class)
class ChosenDatabase {

    @Bean
    Database database(BankSettings settings, List<DatabaseKind> kinds, ConfigurableEnvironment environment) {
        KnownSettings.requireIn(environment);
        var kind = chosen(settings, kinds);
        var database =
                settings.toBeFilled() ? new PlaceToFill(kind.take(settings), settings.keyFilePath()) : kind.open();
        try {
            if (settings.toBeFilled()) {
                Migrations.beginBesideMark(database, kind.name());
            } else {
                Migrations.complete(database, kind.name());
            }
            return database;
        } catch (RuntimeException unusable) {
            try {
                database.close();
            } catch (RuntimeException damaged) {
                unusable.addSuppressed(damaged);
            }
            throw unusable;
        }
    }

    /** How Spring Boot connects. */
    @Bean
    JdbcConnectionDetails connectionDetails(Database database) {
        return new JdbcConnectionDetails() {

            @Override
            public String getJdbcUrl() {
                return database.url();
            }

            @Override
            public String getUsername() {
                return database.user();
            }

            @Override
            public @Nullable String getPassword() {
                return database.password().orElse(null);
            }
        };
    }

    @Bean
    BankFiles bankFiles(BankSettings settings, List<DatabaseKind> kinds) {
        return chosen(settings, kinds).files();
    }

    /** What the address says is not repeated: people write passwords into it. */
    static DatabaseKind chosen(BankSettings settings, List<DatabaseKind> kinds) {
        return kinds.stream()
                .filter(it -> it.isNamedBy(settings.url()))
                .findFirst()
                .orElseThrow(() -> new BankUnavailable(NOT_A_BANK, Sentence.of("""
                        The setting bank.url names no database that this program knows. Write for example \
                        jdbc:postgresql://localhost:5432/bank, or leave it out for a bank in a folder.""")));
    }
}
