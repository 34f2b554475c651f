package bank.eventsourced.console;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import bank.eventsourced.account.InvalidInput;

/** A file that a command writes. Looked at before the bank is opened, so that a wrong name costs no time. */
final class OutputFile {

    private OutputFile() {}

    /** @throws InvalidInput with a sentence, if no file can be there */
    static Path named(String name) {
        try {
            var file = Path.of(name).toAbsolutePath().normalize();
            if (Files.isDirectory(file)) {
                throw new InvalidInput("%s is a folder. Name a file.", name);
            }
            if (file.getParent() == null || !Files.isDirectory(file.getParent())) {
                throw new InvalidInput("There is no folder for %s. Create it first.", name);
            }
            return file;
        } catch (InvalidPathException impossible) {
            throw new InvalidInput("'%s' cannot be the name of a file.", name);
        }
    }
}
