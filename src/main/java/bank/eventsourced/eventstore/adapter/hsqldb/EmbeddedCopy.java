package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_EMPTY;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_WRITABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.CopyTarget;
import bank.eventsourced.wording.Sentence;

/** A folder that becomes a copy of a bank. The mark is a file beside those of the database. */
final class EmbeddedCopy implements CopyTarget {

    private static final String MARK = "bank.unfinished";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedCopy.class);

    private final DataFolder taken;
    private final BankDatabase database;
    private final int minimumFreeMegabytes;
    private final DiskWatch disk = new DiskWatch();
    private boolean finished;

    private EmbeddedCopy(DataFolder taken, BankDatabase database, int minimumFreeMegabytes) {
        this.taken = taken;
        this.database = database;
        this.minimumFreeMegabytes = minimumFreeMegabytes;
    }

    static boolean isUnfinished(Path folder) {
        return Files.exists(folder.resolve(MARK));
    }

    static EmbeddedCopy begin(BankSettings place, FileKeys keys) {
        var folder = place.folder();
        DataFolder.requireName(folder);
        requireEmpty(folder);
        var taken = DataFolder.take(folder);
        try {
            requireEmpty(folder);
            DataFolder.requireRoom(folder, place.minimumFreeMegabytes());
            var database = keys.beginIn(folder, place.encrypt());
            mark(folder);
            dropDatabase(folder, Set.of(MARK, FileKeys.FILE));
            return new EmbeddedCopy(taken, database, place.minimumFreeMegabytes());
        } catch (IOException denied) {
            taken.close();
            throw new BankUnavailable(NOT_WRITABLE,
                    Sentence.of("The folder %s cannot be written (%s). Choose another one; nothing was copied.", folder,
                            denied.getClass().getSimpleName()),
                    denied);
        } catch (RuntimeException unusable) {
            taken.close();
            throw unusable;
        }
    }

    private static void requireEmpty(Path folder) {
        if (!isUnfinished(folder) && Restoration.holdsBank(folder)) {
            throw new BankUnavailable(NOT_EMPTY, Sentence.of("""
                    There is a bank in %s already. Choose another folder to copy into; nothing was changed.""",
                    folder));
        }
    }

    private static void mark(Path folder) throws IOException {
        var mark = folder.resolve(MARK);
        Files.writeString(mark, "A bank is being copied into this folder.\n");
        PrivateFiles.force(mark);
        PrivateFiles.forceNames(folder);
    }

    private static void dropDatabase(Path folder, Set<String> except) throws IOException {
        for (var file : DataFolder.bankFiles(folder)) {
            if (!except.contains(file.getFileName().toString())) {
                Files.delete(file);
            }
        }
    }

    @Override
    public String url() {
        return database.url();
    }

    @Override
    public String user() {
        return BankDatabase.USER;
    }

    @Override
    public Optional<String> password() {
        return Optional.of(BankDatabase.PASSWORD);
    }

    /** A key file that encrypts the copy does not lie in its folder. */
    @Override
    public Optional<Path> keyFile() {
        return FileKeys.kind(taken.path()) == Kind.KEY_FILE ? Optional.empty()
                : Optional.of(taken.path().resolve(DataFolder.KEY));
    }

    @Override
    public void requireRoom() {
        DataFolder.requireRoom(taken.path(), minimumFreeMegabytes);
    }

    @Override
    public void requireKept() {
        disk.failure().ifPresent(why -> {
            throw new IllegalStateException("The disk did not take everything: " + why);
        });
    }

    @Override
    public void finish() {
        try {
            database.shutDown();
            requireKept();
            taken.restrict();
            for (var file : DataFolder.bankFiles(taken.path())) {
                PrivateFiles.force(file);
            }
            PrivateFiles.forceNames(taken.path());
            Files.delete(taken.path().resolve(MARK));
            PrivateFiles.forceNames(taken.path());
            finished = true;
        } catch (SQLException | IOException failed) {
            throw new IllegalStateException("The copy in %s could not be completed".formatted(taken.path()), failed);
        }
    }

    @Override
    public void close() {
        try {
            if (!finished) {
                database.shutDown();
                dropDatabase(taken.path(), Set.of(MARK));
                Files.delete(taken.path().resolve(MARK));
            }
        } catch (SQLException | IOException failed) {
            LOG.warn("What was copied into {} could not be removed; it stays marked", taken.path(), failed);
        } finally {
            database.close();
            disk.close();
            taken.close();
        }
    }
}
