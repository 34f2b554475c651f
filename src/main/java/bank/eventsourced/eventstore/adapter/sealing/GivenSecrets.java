package bank.eventsourced.eventstore.adapter.sealing;

import java.nio.file.Path;
import java.util.Optional;

import org.springframework.stereotype.Component;

import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.eventstore.application.Secrets;

/** A passphrase from the environment, where other people do not see it as they see arguments; a key file from the settings. */
@Component
class GivenSecrets implements Secrets {

    private static final String PASSPHRASE = "BANK_PASSPHRASE";

    private final Optional<Path> keyFile;

    GivenSecrets(BankSettings settings, Database database) {
        this.keyFile = settings.keyFilePath().or(database::keyFile);
    }

    @Override
    public Optional<String> passphrase() {
        return Optional.ofNullable(System.getenv(PASSPHRASE)).filter(it -> !it.isEmpty());
    }

    @Override
    public Optional<Path> keyFile() {
        return keyFile;
    }
}
