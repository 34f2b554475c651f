package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankFiles.Problem.DAMAGED;
import static bank.eventsourced.eventstore.BankFiles.Problem.IN_USE;
import static bank.eventsourced.eventstore.BankFiles.Problem.NOT_WRITABLE;
import static bank.eventsourced.eventstore.BankFiles.Problem.NO_ROOM;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

import bank.eventsourced.eventstore.BankCopy;
import bank.eventsourced.eventstore.BankFiles;
import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.ControlQuery;
import bank.eventsourced.wording.Sentence;

/** The files of a bank on HSQLDB. Needs no open database but for {@link #backUp}. */
final class HsqldbBankFiles implements BankFiles {

    private static final String NAME = "bank-backup-";
    private static final String PARTIAL = ".partial";
    private static final int COPIES = 3;
    private static final Logger LOG = LoggerFactory.getLogger(HsqldbBankFiles.class);

    private final Path folder;
    private final List<ControlQuery> queries;
    private final FileKeys keys;
    private final Restoration restoration;
    private final Clock clock;

    HsqldbBankFiles(Path folder, List<ControlQuery> queries, FileKeys keys, Restoration restoration, Clock clock) {
        this.folder = folder;
        this.queries = queries;
        this.keys = keys;
        this.restoration = restoration;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return new Place(folder.toString(), Optional.of(folder), DataFolder.bytes(folder),
                OptionalLong.of(folder.toFile().getUsableSpace()), FileKeys.kind(folder));
    }

    @Override
    public Optional<BankCopy> lastBackup() {
        return LastBackup.read(folder.resolve(DataFolder.LAST_BACKUP));
    }

    @Override
    public Outcome backUp(Path into, Monitor monitor) {
        return outcome(() -> {
            try {
                return copyInto(into.toAbsolutePath().normalize(), monitor);
            } catch (IOException | UncheckedIOException failed) {
                throw new BackupTrouble(NOT_WRITABLE,
                        Sentence.of("The folder %s cannot be written (%s). Choose another one; nothing was backed up.",
                                into, failed.getClass().getSimpleName()),
                        failed);
            }
        });
    }

    private BankCopy copyInto(Path into, Monitor monitor) throws IOException {
        requirePlace(into);
        PrivateFiles.createFolders(into);
        requireRoom(into);
        var moment = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var name = FileNames.unused(into, NAME + FileNames.of(moment));
        var partial = into.resolve(FileNames.unused(into, name + PARTIAL));
        try {
            var contents = provenCopy(partial, monitor);
            var manifest = new Manifest(moment, program(), contents.heads(), contents.figures(), secured(partial));
            manifest.write(partial.resolve(Manifest.NAME));
            PrivateFiles.forceNames(partial);
            var whole = into.resolve(FileNames.unused(into, name));
            Files.move(partial, whole, StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.forceNames(into);
            LastBackup.write(folder.resolve(DataFolder.LAST_BACKUP), whole, manifest);
            return manifest.in(whole);
        } finally {
            FileSystemUtils.deleteRecursively(partial);
        }
    }

    /** A copy that is not whole is made anew: if the bank itself is damaged, the next one is not whole either. */
    private CopiedBank.Contents provenCopy(Path partial, Monitor monitor) throws IOException {
        for (var attempt = 1;; attempt++) {
            PrivateFiles.createFolder(partial);
            var acknowledged = new HotBackup(new BankDatabase(folder), monitor).into(partial);
            Restoration.copyKeys(folder, partial);
            try {
                return CopiedBank.read(keys.databaseIn(partial), queries, acknowledged, monitor);
            } catch (BackupTrouble trouble) {
                if (trouble.problem() != DAMAGED || attempt == COPIES) {
                    throw trouble;
                }
                LOG.warn("A copy of the bank was not whole and is made anew: {}", trouble.getMessage());
                FileSystemUtils.deleteRecursively(partial);
            }
        }
    }

    private static void requirePlace(Path into) {
        if (!BankDatabase.canLieIn(into)) {
            throw new BackupTrouble(NOT_WRITABLE,
                    Sentence.of(
                            "No backup can be made in %s: its name must not have a semicolon. Choose another folder.",
                            into));
        }
        if (Files.exists(into) && !Files.isDirectory(into)) {
            throw new BackupTrouble(NOT_WRITABLE,
                    Sentence.of("%s is a file. Name a folder; nothing was backed up.", into));
        }
    }

    private void requireRoom(Path into) {
        var bytes = DataFolder.bytes(folder);
        var free = into.toFile().getUsableSpace();
        if (free < bytes) {
            throw new BackupTrouble(NO_ROOM, Sentence.of("""
                    The disk that holds %s has only %s MB left; %s MB are needed. Free some space or choose another \
                    folder; nothing was backed up.""", into, free >> 20, (bytes >> 20) + 1));
        }
    }

    /** Closes the files to other people, waits until they are on the disk, and says how they are known again. */
    private static List<FileMark> secured(Path folder) throws IOException {
        var files = DataFolder.bankFiles(folder);
        PrivateFiles.restrict(files);
        var marks = new ArrayList<FileMark>();
        for (var file : files) {
            PrivateFiles.force(file);
            marks.add(FileMark.of(file, _ -> {}));
        }
        return List.copyOf(marks);
    }

    private static String program() {
        return Optional.ofNullable(HsqldbBankFiles.class.getPackage().getImplementationVersion())
                .orElse("not packaged");
    }

    @Override
    public Outcome inspect(Path backup, Monitor monitor) {
        return outcome(() -> {
            var found = restoration.inspect(backup.toAbsolutePath().normalize(), monitor);
            return found.manifest().in(found.folder());
        });
    }

    @Override
    public Outcome restore(Path backup, Monitor monitor) {
        return outcome(() -> {
            var found = restoration.inspect(backup.toAbsolutePath().normalize(), monitor);
            try (var taken = DataFolder.take(folder)) {
                restoration.completeInterrupted(taken);
                restoration.restore(found, taken, monitor);
            }
            return found.manifest().in(found.folder());
        });
    }

    private static Outcome outcome(Supplier<BankCopy> work) {
        try {
            return new Outcome.Done(work.get());
        } catch (BackupTrouble trouble) {
            return trouble.outcome();
        } catch (BackupTrouble.Cancelled _) {
            return new Outcome.Cancelled();
        } catch (BankUnavailable unavailable) {
            return new Outcome.Failed(
                    unavailable.reason() == BankUnavailable.Reason.IN_USE ? IN_USE : NOT_WRITABLE,
                    unavailable.explanation().toString());
        }
    }
}
