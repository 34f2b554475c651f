package bank.eventsourced.console;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import bank.eventsourced.account.InvalidInput;

/** A file that a command reads. Looked at before the bank is opened, so that a wrong name costs no time. */
final class InputFile {

    private InputFile() {}

    /** @throws InvalidInput with a sentence, if there is no such file or it cannot be read */
    static Path require(String name) {
        try {
            var file = Path.of(name);
            if (Files.isDirectory(file)) {
                throw new InvalidInput("%s is a folder. Name a file.", name);
            }
            if (!Files.exists(file)) {
                throw new InvalidInput("There is no file %s. Check its name.", name);
            }
            if (!Files.isReadable(file)) {
                throw new InvalidInput("You may not read %s. Change its permissions.", name);
            }
            return file;
        } catch (InvalidPathException impossible) {
            throw new InvalidInput("'%s' cannot be the name of a file.", name);
        }
    }
}
