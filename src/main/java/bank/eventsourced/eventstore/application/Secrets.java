package bank.eventsourced.eventstore.application;

import java.nio.file.Path;
import java.util.Optional;

/** Driven port: what this program was given to open the personal texts with. */
public interface Secrets {

    /** Words that only people know. */
    Optional<String> passphrase();

    /** Where the key to all keys lies, or would lie; absent if no place is known for it. */
    Optional<Path> keyFile();
}
