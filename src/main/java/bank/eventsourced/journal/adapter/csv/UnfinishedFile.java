package bank.eventsourced.journal.adapter.csv;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A text file under a temporary name beside its place, which it takes once it is complete. For one thread. */
final class UnfinishedFile implements AutoCloseable {

    private final Path place;
    private final Path temporary;
    private final BufferedWriter writer;

    UnfinishedFile(Path place) throws IOException {
        this.place = place.toAbsolutePath();
        var folder = this.place.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        this.temporary = Files.createTempFile(folder, "." + place.getFileName() + ".", ".part");
        this.writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8);
    }

    BufferedWriter writer() {
        return writer;
    }

    /** Puts the file in its place, at once. */
    void complete() throws IOException {
        writer.close();
        try {
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing behind that is not complete. */
    @Override
    public void close() throws IOException {
        writer.close();
        Files.deleteIfExists(temporary);
    }
}
