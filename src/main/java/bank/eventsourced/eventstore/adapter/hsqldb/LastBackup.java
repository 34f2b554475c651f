package bank.eventsourced.eventstore.adapter.hsqldb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import bank.eventsourced.eventstore.BankCopy;

/** What a data folder remembers of the last backup: its manifest, and where it was put. */
final class LastBackup {

    private static final Logger LOG = LoggerFactory.getLogger(LastBackup.class);
    private static final String PLACE = "folder";

    private LastBackup() {}

    static void write(Path file, Path backup, Manifest manifest) throws IOException {
        var lines = manifest.lines();
        lines.setProperty(PLACE, backup.toString());
        var next = file.resolveSibling(file.getFileName() + ".new");
        Manifest.write(lines, next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Empty if there was none yet. What cannot be read counts as none: it is a memory, not the backup. */
    static Optional<BankCopy> read(Path file) {
        if (Files.notExists(file)) {
            return Optional.empty();
        }
        try {
            var lines = Manifest.load(file);
            var folder = Path.of(lines.getProperty(PLACE, ""));
            return Optional.of(Manifest.of(lines).in(folder));
        } catch (IOException | UncheckedIOException | IllegalArgumentException | DateTimeException unreadable) {
            LOG.warn("{} cannot be read", file, unreadable);
            return Optional.empty();
        }
    }
}
