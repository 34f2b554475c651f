package bank.eventsourced.eventstore.adapter.hsqldb;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Files that only their owner may read, where the file system can tell people apart, and that are on the disk. */
final class PrivateFiles {

    private static final String FOLDER = "rwx------";
    private static final String FILE = "rw-------";

    private PrivateFiles() {}

    /** Creates a folder, and those above it, for its owner only. */
    static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, forOwner(folder));
    }

    /** @throws java.nio.file.FileAlreadyExistsException if it is there already */
    static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, forOwner(folder));
    }

    private static FileAttribute<?>[] forOwner(Path path) {
        return isPosix(path) ? new FileAttribute<?>[]{
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOLDER))}
                : new FileAttribute<?>[0];
    }

    /** Takes the rights of all others on what exists already. */
    static void restrict(List<Path> paths) throws IOException {
        for (var path : paths) {
            if (isPosix(path)) {
                var rights = Files.isDirectory(path) ? FOLDER : FILE;
                if (!rights.equals(PosixFilePermissions
                        .toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)))) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
                }
            }
        }
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Waits until a file is on the disk. */
    static void force(Path file) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Waits until the names in a folder are on the disk, where the operating system can do that. */
    static void forceNames(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
