package bank.eventsourced.eventstore.application;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

import bank.eventsourced.eventstore.Ids;

/** The file that holds the key to all keys, as a line of text that only its owner may read. */
public record KeyFile(Path path) {

    private static final String OWNER_ONLY = "rw-------";

    /** Empty if there is no such file, or it holds no key. */
    Optional<Opaque> read() throws IOException {
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(Files.readString(path, StandardCharsets.US_ASCII).strip()))
                    .filter(it -> it.length == Ciphers.KEY_BYTES)
                    .map(Opaque::of);
        } catch (IllegalArgumentException noKey) {
            return Optional.empty();
        }
    }

    /**
     * Creates it, and waits until it is on the disk: without it, all that was sealed would be lost. It gets its name when it
     * is whole, where the file system has links.
     *
     * @throws FileAlreadyExistsException if there is one
     */
    void write(Opaque key) throws IOException {
        var line = Base64.getEncoder().encode(key.bytes());
        var unnamed = path.resolveSibling("%s.%s".formatted(path.getFileName(), Ids.timeOrdered()));
        try {
            create(unnamed, line);
            Files.createLink(path, unnamed);
        } catch (FileAlreadyExistsException somebodyElse) {
            throw somebodyElse;
        } catch (UnsupportedOperationException | FileSystemException withoutLinks) {
            create(path, line);
        } finally {
            Files.deleteIfExists(unnamed);
        }
        forceName();
    }

    private void create(Path place, byte[] line) throws IOException {
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var file = FileChannel.open(place, options, forOwner())) {
            file.write(ByteBuffer.wrap(line));
            file.force(true);
        }
    }

    private FileAttribute<?>[] forOwner() {
        return isPosix() ? new FileAttribute<?>[]{
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))}
                : new FileAttribute<?>[0];
    }

    private boolean isPosix() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private void forceName() throws IOException {
        if (isPosix()) {
            try (var folder = FileChannel.open(path.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    /** Gives a copy of the bank the same key, if there is one. */
    public void copyTo(Path target) throws IOException {
        var key = read();
        if (key.isPresent()) {
            new KeyFile(target).write(key.get());
        }
    }
}
