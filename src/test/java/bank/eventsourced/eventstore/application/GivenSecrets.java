package bank.eventsourced.eventstore.application;

import java.nio.file.Path;
import java.util.Optional;

/** What a test gives. */
public record GivenSecrets(Optional<String> passphrase, Optional<Path> keyFile) implements Secrets {

    static GivenSecrets none() {
        return new GivenSecrets(Optional.empty(), Optional.empty());
    }
}
