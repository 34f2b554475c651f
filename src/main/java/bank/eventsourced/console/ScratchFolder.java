package bank.eventsourced.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.springframework.util.FileSystemUtils;

import bank.eventsourced.account.InvalidInput;

/**
 * A folder for banks of a command's own, which are nobody's.
 *
 * @param named whether a person has named it, who then keeps it
 */
record ScratchFolder(Path path, boolean named) {

    /** @throws InvalidInput with a sentence, if a folder is named that cannot be used or has something in it */
    static ScratchFolder of(Optional<String> name, String command) {
        try {
            if (name.isEmpty()) {
                return new ScratchFolder(Files.createTempDirectory("event-sourced-bank-" + command), false);
            }
            var place = InputFolder.named(name.get());
            if (Files.exists(place) && !isEmpty(place)) {
                throw new InvalidInput("%s is not empty. Name a new or an empty folder.", place);
            }
            return new ScratchFolder(Files.createDirectories(place), true);
        } catch (IOException unwritable) {
            throw new InvalidInput("The folder cannot be written (%s).", unwritable.getClass().getSimpleName());
        }
    }

    private static boolean isEmpty(Path place) throws IOException {
        if (!Files.isDirectory(place)) {
            return false;
        }
        try (var files = Files.list(place)) {
            return files.findAny().isEmpty();
        }
    }

    void delete() {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }
}
