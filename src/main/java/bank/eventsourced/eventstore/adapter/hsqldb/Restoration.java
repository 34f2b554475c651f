package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankFiles.Problem.DAMAGED;
import static bank.eventsourced.eventstore.BankFiles.Problem.HOLDS_A_BANK;
import static bank.eventsourced.eventstore.BankFiles.Problem.INCOMPLETE;
import static bank.eventsourced.eventstore.BankFiles.Problem.NOT_WRITABLE;
import static bank.eventsourced.eventstore.BankFiles.Problem.NO_ROOM;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;

import org.springframework.util.FileSystemUtils;

import bank.eventsourced.eventstore.BankFiles.Monitor;
import bank.eventsourced.eventstore.BankFiles.Phase;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.ControlQuery;
import bank.eventsourced.wording.Sentence;

/**
 * Makes a backup the bank of a data folder. The backup is copied into a folder inside and verified there; only then the
 * files change places, in two steps that are written down, so that a crash between them is completed at the next start.
 */
final class Restoration {

    /** Inside the data folder: the copy on its way. */
    static final String FOLDER = "restoring";

    /** Inside the data folder: how names of folders begin that hold what was replaced. */
    static final String REPLACED = "replaced-";

    private static final String STEP = "step";
    private static final String MOVE_IN = "move in";

    private final List<ControlQuery> queries;
    private final FileKeys keys;
    private final Clock clock;

    Restoration(List<ControlQuery> queries, FileKeys keys, Clock clock) {
        this.queries = queries;
        this.keys = keys;
        this.clock = clock;
    }

    /** A backup whose files are what its manifest states. */
    record Backup(Path folder, Manifest manifest) {}

    /** Whether there is a bank in a folder, if only one that is still moving in. */
    static boolean holdsBank(Path folder) {
        return DataFolder.holdsBank(folder) || Files.exists(folder.resolve(FOLDER).resolve(STEP));
    }

    /** Looks at a backup that is to become the bank when the program starts. */
    Backup inspect(Path folder) {
        try {
            return inspect(folder, Monitor.NONE);
        } catch (BackupTrouble trouble) {
            throw unavailable(trouble);
        }
    }

    /** Begins a bank with a backup, when the program starts. */
    void begin(Backup backup, DataFolder target) {
        try {
            if (DataFolder.holdsBank(target.path())) {
                throw new BackupTrouble(HOLDS_A_BANK, Sentence.of("""
                        There is a bank in %s already. Choose another data folder to restore into; nothing was \
                        changed.""", target.path()));
            }
            restore(backup, target, Monitor.NONE);
        } catch (BackupTrouble trouble) {
            throw unavailable(trouble);
        }
    }

    private static BankUnavailable unavailable(BackupTrouble trouble) {
        var reason = switch (trouble.problem()) {
            case NOT_A_BACKUP, NEWER, INCOMPLETE, DAMAGED, HOLDS_A_BANK -> BankUnavailable.Reason.NOT_RESTORABLE;
            case IN_USE -> BankUnavailable.Reason.IN_USE;
            case NOT_WRITABLE -> BankUnavailable.Reason.NOT_WRITABLE;
            case NO_ROOM, BROKEN, ON_SERVER -> BankUnavailable.Reason.UNSAFE;
        };
        return new BankUnavailable(reason, trouble.explanation(), trouble);
    }

    Backup inspect(Path folder, Monitor monitor) {
        try {
            var manifest = Manifest.of(folder);
            var progress = new Copying(manifest.bytes(), monitor);
            for (var stated : manifest.files()) {
                var file = folder.resolve(stated.name());
                if (!Files.isRegularFile(file)) {
                    throw new BackupTrouble(INCOMPLETE,
                            Sentence.of(
                                    "The backup %s is not whole: its file %s is missing. Choose another one; nothing was changed.",
                                    folder, stated.name()));
                }
                requireUndamaged(folder, stated, FileMark.of(file, progress));
            }
            return new Backup(folder, manifest);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BackupTrouble(NOT_WRITABLE, Sentence.of("The backup %s cannot be read (%s); nothing was changed.",
                    folder, Sentence.saidBy(unreadable)), unreadable);
        }
    }

    private static void requireUndamaged(Path folder, FileMark stated, FileMark found) {
        if (!found.equals(stated)) {
            throw new BackupTrouble(DAMAGED,
                    Sentence.of(
                            """
                                    The backup %s is damaged: its file %s has changed since it was written. Choose another one; nothing \
                                    was changed.""",
                            folder, stated.name()));
        }
    }

    /** Restores, and moves a bank that is there already into a folder beside. */
    void restore(Backup backup, DataFolder target, Monitor monitor) {
        var copy = target.path().resolve(FOLDER);
        try {
            FileSystemUtils.deleteRecursively(copy);
            requireRoom(backup.manifest().bytes(), target.path());
            PrivateFiles.createFolder(copy);
            copy(backup, copy, monitor);
            verify(backup, copy, monitor);
            rememberIn(copy, backup);
            changePlaces(target);
        } catch (IOException failed) {
            throw new BackupTrouble(NOT_WRITABLE, Sentence.of("""
                    The backup cannot be restored into %s (%s). The bank that was there is as it was.""", target.path(),
                    Sentence.saidBy(failed)), failed);
        } finally {
            dropUnlessMoving(copy);
        }
    }

    private static void requireRoom(long bytes, Path folder) {
        var free = folder.toFile().getUsableSpace();
        if (free < bytes) {
            throw new BackupTrouble(NO_ROOM, Sentence.of("""
                    The disk that holds %s has only %s MB left; %s MB are needed. Free some space and try again; \
                    nothing was changed.""", folder, free >> 20, (bytes >> 20) + 1));
        }
    }

    private static void copy(Backup backup, Path to, Monitor monitor) throws IOException {
        var progress = new Copying(backup.manifest().bytes(), monitor);
        for (var stated : backup.manifest().files()) {
            var file = to.resolve(stated.name());
            try (var out = Files.newOutputStream(file)) {
                requireUndamaged(backup.folder(), stated,
                        FileMark.copy(backup.folder().resolve(stated.name()), out, progress));
            }
        }
    }

    private void verify(Backup backup, Path copy, Monitor monitor) throws IOException {
        var manifest = backup.manifest();
        var contents = CopiedBank.read(keys.databaseIn(copy), queries, manifest.heads(), monitor);
        if (!contents.heads().equals(manifest.heads())
                || !contents.figures().entrySet().containsAll(manifest.figures().entrySet())) {
            throw new BackupTrouble(DAMAGED,
                    Sentence.of(
                            """
                                    The backup %s does not hold what its manifest states: %s instead of %s. Choose another one; nothing \
                                    was changed.""",
                            backup.folder(), contents.figures(), manifest.figures()));
        }
        secure(copy);
    }

    /** Closes the files to other people and waits until they are on the disk. */
    private static void secure(Path copy) throws IOException {
        var files = DataFolder.bankFiles(copy);
        PrivateFiles.restrict(files);
        for (var file : files) {
            PrivateFiles.force(file);
        }
    }

    private static void rememberIn(Path copy, Backup backup) throws IOException {
        LastBackup.write(copy.resolve(DataFolder.LAST_BACKUP), backup.folder(), backup.manifest());
    }

    /** The first step moves the old bank aside, the second the new one in. Each can be repeated after a crash. */
    private void changePlaces(DataFolder target) throws IOException {
        var folder = target.path();
        writeStep(folder, DataFolder.holdsBank(folder) ? unusedName(folder) : MOVE_IN);
        completeMove(target.path());
    }

    private String unusedName(Path folder) {
        return FileNames.unused(folder, REPLACED + FileNames.of(clock.instant()));
    }

    /**
     * Keeps the bank as it is now, if only that there is none. Unless {@link #dropKept} says that it is no longer needed,
     * it is put back when the bank is opened the next time, and what is there by then is moved aside.
     */
    void keep(DataFolder bank, BankDatabase database) {
        var copy = bank.path().resolve(FOLDER);
        if (Files.exists(copy.resolve(STEP))) {
            return;
        }
        try {
            FileSystemUtils.deleteRecursively(copy);
            PrivateFiles.createFolder(copy);
            if (DataFolder.holdsBank(bank.path())) {
                requireRoom(DataFolder.bytes(bank.path()), bank.path());
                database.copyInto(copy);
                copyKeys(bank.path(), copy);
                secure(copy);
                copyLastBackup(bank.path(), copy);
            }
            writeStep(bank.path(), unusedName(bank.path()));
        } catch (IOException | SQLException failed) {
            throw new BankUnavailable(BankUnavailable.Reason.NOT_WRITABLE,
                    Sentence.of(
                            """
                                    The bank in %s cannot be kept safe while its tables are changed (%s). Free some space or change its \
                                    permissions, and try again; nothing was changed.""",
                            bank.path(), Sentence.saidBy(failed)),
                    failed);
        } catch (BackupTrouble trouble) {
            throw unavailable(trouble);
        }
    }

    /** A bank without its keys could not be read. */
    static void copyKeys(Path from, Path to) throws IOException {
        FileKeys.copy(from, to);
        var key = from.resolve(DataFolder.KEY);
        if (Files.exists(key)) {
            Files.copy(key, to.resolve(DataFolder.KEY));
        }
    }

    private static void copyLastBackup(Path from, Path to) throws IOException {
        var last = from.resolve(DataFolder.LAST_BACKUP);
        if (Files.exists(last)) {
            Files.copy(last, to.resolve(DataFolder.LAST_BACKUP));
        }
    }

    /** What was kept is not needed any more. */
    void dropKept(DataFolder bank) {
        var copy = bank.path().resolve(FOLDER);
        try {
            Files.deleteIfExists(copy.resolve(STEP));
            PrivateFiles.forceNames(copy);
            FileSystemUtils.deleteRecursively(copy);
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /** Completes what a crash has interrupted, or drops a copy that had not been verified. */
    void completeInterrupted(DataFolder target) {
        var copy = target.path().resolve(FOLDER);
        try {
            if (Files.exists(copy.resolve(STEP))) {
                completeMove(target.path());
            } else {
                FileSystemUtils.deleteRecursively(copy);
            }
        } catch (IOException failed) {
            throw new BankUnavailable(BankUnavailable.Reason.NOT_WRITABLE, Sentence.of("""
                    A restore into %s, or a change of its tables, was interrupted and cannot be completed (%s). Change \
                    the permissions of its files and try again.""", target.path(), Sentence.saidBy(failed)), failed);
        }
    }

    private static void completeMove(Path folder) throws IOException {
        var copy = folder.resolve(FOLDER);
        var step = Files.readString(copy.resolve(STEP), StandardCharsets.UTF_8);
        if (!step.equals(MOVE_IN)) {
            var aside = folder.resolve(step);
            if (!Files.isDirectory(aside)) {
                PrivateFiles.createFolder(aside);
            }
            moveBank(folder, aside);
            writeStep(folder, MOVE_IN);
        }
        moveBank(copy, folder);
        FileSystemUtils.deleteRecursively(copy);
        PrivateFiles.forceNames(folder);
    }

    private static void moveBank(Path from, Path to) throws IOException {
        for (var file : DataFolder.bankFiles(from)) {
            Files.move(file, to.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
        var last = from.resolve(DataFolder.LAST_BACKUP);
        if (Files.exists(last)) {
            Files.move(last, to.resolve(DataFolder.LAST_BACKUP), StandardCopyOption.ATOMIC_MOVE);
        }
        PrivateFiles.forceNames(to);
        PrivateFiles.forceNames(from);
    }

    private static void writeStep(Path folder, String step) throws IOException {
        var copy = folder.resolve(FOLDER);
        var next = copy.resolve("next");
        Files.writeString(next, step, StandardCharsets.UTF_8);
        PrivateFiles.force(next);
        Files.move(next, copy.resolve(STEP), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        PrivateFiles.forceNames(copy);
    }

    private static void dropUnlessMoving(Path copy) {
        try {
            if (!Files.exists(copy.resolve(STEP))) {
                FileSystemUtils.deleteRecursively(copy);
            }
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    /** Counts the bytes that were read, and stops if that is wanted. */
    private static final class Copying implements LongConsumer {

        private final long of;
        private final Monitor monitor;
        private long done;

        Copying(long of, Monitor monitor) {
            this.of = of;
            this.monitor = monitor;
        }

        @Override
        public void accept(long bytes) {
            done += bytes;
            monitor.progressed(Phase.COPYING, done, of);
            if (monitor.cancelled()) {
                throw new BackupTrouble.Cancelled();
            }
        }
    }
}
