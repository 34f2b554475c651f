package bank.eventsourced.console;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import bank.eventsourced.account.InvalidInput;

/** A folder that a command names. */
final class InputFolder {

    private InputFolder() {}

    /** @throws InvalidInput with a sentence, if no folder can have that name */
    static Path named(String name) {
        try {
            if (!name.isBlank()) {
                return Path.of(name).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException impossible) {
            // Said below.
        }
        throw new InvalidInput("'%s' cannot be the name of a folder.", name);
    }
}
