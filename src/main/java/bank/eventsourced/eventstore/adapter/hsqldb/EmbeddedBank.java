package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankUnavailable.Reason.BAD_SETTING;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_A_BANK;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NOT_WRITABLE;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.NO_BANK;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.UNFINISHED;
import static bank.eventsourced.eventstore.BankUnavailable.Reason.UNSAFE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import bank.eventsourced.eventstore.BankUnavailable;
import bank.eventsourced.eventstore.application.BankSettings;
import bank.eventsourced.eventstore.application.Database;
import bank.eventsourced.wording.Sentence;

/**
 * The bank's database file. Opening takes the data folder for this process alone, sees that the database is a bank of
 * ours and that its commits are durable; closing shuts the database down properly.
 */
final class EmbeddedBank implements Database {

    private static final String MIGRATIONS = "flyway_schema_history";

    /** HSQLDB's codes for rows that cannot be decrypted, and files, pages and rows that cannot be read. */
    private static final Set<Integer> UNREADABLE = Set.of(-331, -452, -466, -467);

    private final Path folder;
    private final BankDatabase database;
    private final int minimumFreeMegabytes;
    private final Restoration restoration;
    private final DataFolder taken;
    private final DiskWatch disk;

    EmbeddedBank(BankSettings file, FileKeys keys, Restoration restoration) {
        folder = file.folder();
        minimumFreeMegabytes = file.minimumFreeMegabytes();
        this.restoration = restoration;
        requirePlace(file);
        var backup = file.backup().map(restoration::inspect);
        taken = DataFolder.take(folder);
        disk = new DiskWatch();
        try {
            restoration.completeInterrupted(taken);
            backup.ifPresent(it -> restoration.begin(it, taken));
            requireBank(file, DataFolder.holdsBank(folder));
            requireRoom();
            database = database(file, keys);
        } catch (RuntimeException unusable) {
            disk.close();
            taken.close();
            throw unusable;
        }
        try {
            requireNothingForeign();
            if (!DataFolder.holdsBank(folder)) {
                restoration.keep(taken, database);
            }
            requireDurableBank();
            taken.restrict();
        } catch (RuntimeException unusable) {
            release();
            throw unusable;
        }
    }

    private void release() {
        database.close();
        disk.close();
        taken.close();
    }

    private BankDatabase database(BankSettings file, FileKeys keys) {
        if (!DataFolder.holdsBank(folder)) {
            return keys.beginIn(folder, file.encrypt());
        }
        var there = keys.databaseIn(folder);
        if (there.encryption().isEmpty()) {
            requireNotAskedFor(file, folder);
        }
        return there;
    }

    /** The setting is for a bank that begins; one that was not begun with it is not changed by it. */
    private static void requireNotAskedFor(BankSettings file, Path files) {
        if (file.encrypt()) {
            throw new BankUnavailable(BAD_SETTING,
                    Sentence.of(
                            """
                                    The files in %s are not encrypted, and bank.encrypt encrypts a bank only when it begins. Leave it out, \
                                    open the bank, and copy it to another folder by: copy FOLDER --encrypt. Nothing was changed.""",
                            files));
        }
    }

    private void requirePlace(BankSettings file) {
        DataFolder.requireName(folder);
        if (EmbeddedCopy.isUnfinished(folder)) {
            throw new BankUnavailable(UNFINISHED,
                    Sentence.of(
                            """
                                    A bank was to be copied or imported into %s, and that was not completed. Copy or import it there \
                                    again, which begins anew, or choose another folder; nothing was changed.""",
                            folder));
        }
        requireBank(file, Restoration.holdsBank(folder));
        file.backup()
                .filter(it -> DataFolder.holdsBank(it) && !FileKeys.exist(it))
                .ifPresent(it -> requireNotAskedFor(file, it));
    }

    private void requireBank(BankSettings file, boolean isThere) {
        if (!isThere && !file.create() && file.backup().isEmpty()) {
            throw new BankUnavailable(NO_BANK, Sentence.of("""
                    There is no bank in %s. Check the name of the folder, or begin a bank there with one of: open, \
                    import, batch, sample, demo, restore. Nothing was created.""", folder));
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

    @Override
    public Optional<Path> keyFile() {
        return Optional.of(folder.resolve(DataFolder.KEY));
    }

    @Override
    public void requireRoom() {
        DataFolder.requireRoom(folder, minimumFreeMegabytes);
    }

    @Override
    public void requireKept() {
        disk.failure().ifPresent(why -> {
            throw new BankUnavailable(UNSAFE, Sentence.of("""
                    The disk did not take what was last recorded in %s (%s), so it is not known whether it is there. \
                    Close the program, see that the disk has room and works, and start again; then give the command \
                    again with the same id. What was acknowledged before is there.""", folder, why));
        });
    }

    @Override
    public Optional<BankUnavailable> unreadable(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .filter(it -> UNREADABLE.contains(it.getErrorCode()))
                .findFirst()
                .map(it -> new BankUnavailable(UNSAFE,
                        Sentence.of(
                                """
                                        The files of the bank in %s are damaged, or the disk does not give them (%s). Close the program, \
                                        keep a copy of the folder, see that the disk works, and restore the last backup to a new \
                                        folder.""",
                                folder, reason(it)),
                        failure));
    }

    /** What was deleted stays in the files until they are written anew. */
    @Override
    public void sweep() {
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT DEFRAG");
        } catch (SQLException failed) {
            throw new IllegalStateException("The files in %s could not be written anew".formatted(folder), failed);
        }
    }

    /** HSQLDB commits each statement about tables at once, so what was before is kept until all of them are done. */
    @Override
    public void migrate(Runnable change) {
        restoration.keep(taken, database);
        change.run();
        restoration.dropKept(taken);
    }

    /** Writes everything to the file and gives the folder free. */
    @Override
    public void close() {
        try {
            database.shutDown();
            taken.restrict();
        } catch (SQLException failed) {
            throw new IllegalStateException("The database in %s could not be closed properly".formatted(folder),
                    failed);
        } finally {
            release();
        }
    }

    /** Looks at the files before HSQLDB does: by opening another program's database it would already change it. What
     * our key opens is ours. */
    private void requireNothingForeign() {
        if (database.encryption().isPresent()) {
            return;
        }
        var script = folder.resolve("bank.script");
        var log = folder.resolve("bank.log");
        try {
            if (mentions(script, line -> line.startsWith("CREATE ") && line.contains(" TABLE "))
                    && !mentions(script, line -> line.contains(MIGRATIONS))
                    && !mentions(log, line -> line.contains(MIGRATIONS))) {
                throw ofAnotherProgram();
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new BankUnavailable(NOT_WRITABLE,
                    Sentence.of("The files in %s cannot be read (%s). Change their permissions; nothing was changed.",
                            folder, unreadable.getClass().getSimpleName()),
                    unreadable);
        }
    }

    private static boolean mentions(Path file, Predicate<String> what) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(what);
        }
    }

    private BankUnavailable ofAnotherProgram() {
        return new BankUnavailable(NOT_A_BANK, Sentence.of("""
                The database in %s belongs to another program. Choose another data folder; nothing was changed.""",
                folder));
    }

    private void requireDurableBank() {
        try {
            if (!openDurableBank()) {
                database.shutDown();
                openDurableBank();
            }
        } catch (SQLException foreign) {
            throw new BankUnavailable(NOT_A_BANK,
                    Sentence.of(
                            """
                                    The files in %s are not a bank of this program, or they are damaged (%s). Choose another data folder, or \
                                    restore a backup; nothing was changed.""",
                            folder, reason(foreign)),
                    foreign);
        }
    }

    /** @return whether it suits the memory of this process; else it will when it is opened again */
    private boolean openDurableBank() throws SQLException {
        try (var connection = database.open()) {
            requireOurs(connection);
            try (var statement = connection.createStatement()) {
                statement.execute("SET FILES WRITE DELAY FALSE");
            }
            require(connection, "hsqldb.write_delay", "false");
            require(connection, "hsqldb.tx", "mvcc");
            require(connection, "hsqldb.default_table_type", "cached");
            return !database.fit(connection);
        }
    }

    /** What the database says, without the names of its classes. */
    private static String reason(SQLException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("[A-Za-z.]+Exception:? ", "");
    }

    private void requireOurs(Connection connection) throws SQLException {
        var tables = 0;
        var migrated = false;
        try (var found = connection.getMetaData().getTables(null, "PUBLIC", null, new String[]{"TABLE"})) {
            while (found.next()) {
                tables++;
                migrated |= MIGRATIONS.equals(found.getString("TABLE_NAME"));
            }
        }
        if (tables > 0 && !migrated) {
            throw ofAnotherProgram();
        }
    }

    private void require(Connection connection, String property, String value) throws SQLException {
        try (var query = connection.prepareStatement("""
                select property_value from information_schema.system_properties where property_name = ?""")) {
            query.setString(1, property);
            try (var row = query.executeQuery()) {
                if (!row.next() || !value.equalsIgnoreCase(row.getString(1))) {
                    throw new BankUnavailable(UNSAFE,
                            Sentence.of(
                                    """
                                            The database in %s does not keep the setting %s=%s, without which a commit could be lost. The \
                                            bank was not opened.""",
                                    folder, property, value));
                }
            }
        }
    }
}
