package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.IN_USE;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_A_BANK;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_WRITABLE;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.UNSAFE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.wording.Sentence;

/** The folder of a bank, taken for this process alone until it is closed. */
final class DataFolder implements AutoCloseable {

    static final String LAST_BACKUP = "last-backup.properties";

    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final long MEGABYTE = 1024 * 1024;
    static final String KEY = "bank.key";
    private static final String LOCK = "bank.lock";
    private static final String PREFIX = "bank.";
    private static final List<String> ESSENTIAL = List.of("bank.script", "bank.properties", "bank.data");

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Creates the folder, readable by its owner only, and locks it; the operating system frees the lock of a dead
     * process.
     */
    static DataFolder take(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                PrivateFiles.createFolders(folder);
            }
            var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new DataFolder(folder, channel);
            }
            channel.close();
            throw new BankUnavailable(IN_USE,
                    Sentence.of(
                            """
                                    The bank in %s is already open in another window or process. Close it there first, or choose another data \
                                    folder; nothing was changed.""",
                            folder));
        } catch (IOException | UnsupportedOperationException denied) {
            throw new BankUnavailable(NOT_WRITABLE,
                    Sentence.of(
                            """
                                    The data folder %s cannot be written (%s). Choose another folder or change its permissions; nothing was \
                                    changed.""",
                            folder, denied.getClass().getSimpleName()),
                    denied);
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException ofThisProcess) {
            return false;
        }
    }

    /** @throws BankUnavailable if no bank can lie in a folder of this name */
    static void requireName(Path folder) {
        if (!BankDatabase.canLieIn(folder)) {
            throw new BankUnavailable(NOT_A_BANK,
                    Sentence.of("No bank can lie in %s: its name must not have a semicolon. Choose another folder.",
                            folder));
        }
    }

    /** @throws BankUnavailable if the disk of a folder is too full */
    static void requireRoom(Path folder, int minimumFreeMegabytes) {
        var free = folder.toFile().getUsableSpace() / MEGABYTE;
        if (free < minimumFreeMegabytes) {
            throw new BankUnavailable(UNSAFE, Sentence.of("""
                    The disk that holds the bank in %s has only %s MB left; %s MB are needed. Free some space and try \
                    again; nothing was changed.""", folder, free, minimumFreeMegabytes));
        }
    }

    /** Whether there is a database in a folder, of whatever program. */
    static boolean holdsBank(Path folder) {
        return ESSENTIAL.stream().anyMatch(name -> Files.exists(folder.resolve(name)));
    }

    /** The files that make up the bank in a folder. */
    static List<Path> bankFiles(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            files.forEach(found::add);
        }
        found.removeIf(it -> it.endsWith(LOCK) || !Files.isRegularFile(it));
        found.sort(null);
        return List.copyOf(found);
    }

    /** How much the bank in a folder takes. */
    static long bytes(Path folder) {
        try {
            return bankFiles(folder).stream().mapToLong(it -> it.toFile().length()).sum();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Path path() {
        return path;
    }

    /**
     * Makes the bank's files readable by their owner only. In a folder that holds nothing else the folder is closed to
     * others too, and so are the files that the database will create; a folder that holds other things is left as it is.
     * Where the disk or its owner does not allow that, the bank can still be used.
     */
    void restrict() {
        try {
            var files = new ArrayList<>(bankFiles(path));
            files.add(path.resolve(LOCK));
            if (Files.exists(path.resolve(LAST_BACKUP))) {
                files.add(path.resolve(LAST_BACKUP));
            }
            if (holdsNothingElse()) {
                files.add(path);
            }
            PrivateFiles.restrict(files);
        } catch (IOException | UncheckedIOException denied) {
            LOG.warn("The files in {} cannot be closed to other people", path, denied);
        }
    }

    private boolean holdsNothingElse() throws IOException {
        try (var all = Files.list(path)) {
            return all.map(it -> it.getFileName().toString())
                    .allMatch(name -> name.startsWith(PREFIX) || name.equals(LAST_BACKUP)
                            || name.equals(Restoration.FOLDER) || name.startsWith(Restoration.REPLACED));
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
    }
}
