package bank.eventsourced.eventstore.adapter.sealing;

import java.nio.file.Path;
import java.util.Optional;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.eventstore.application.Secrets;

/** A passphrase from the environment, where other people do not see it as they see arguments; a key file from the settings. */
@Component
class GivenSecrets implements Secrets {

    private static final String PASSPHRASE = "BANK_PASSPHRASE";

    private final BankSettings settings;
    private final ObjectProvider<Database> database;

    /** @param database is opened with a secret itself if it is encrypted */
    GivenSecrets(BankSettings settings, ObjectProvider<Database> database) {
        this.settings = settings;
        this.database = database;
    }

    @Override
    public Optional<String> passphrase() {
        return Optional.ofNullable(System.getenv(PASSPHRASE)).filter(it -> !it.isEmpty());
    }

    @Override
    public Optional<Path> keyFile() {
        return settings.keyFilePath().or(() -> database.getObject().keyFile());
    }
}
