package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankFiles.Problem.BROKEN;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.springframework.util.FileSystemUtils;

import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.eventstore.BankFiles.Monitor;
import bank.eventsourced.eventstore.BankFiles.Phase;
import bank.eventsourced.wording.Sentence;

/**
 * Copies the files of a database while it is used. HSQLDB keeps the state of its last checkpoint beside what has
 * changed since; the copy gets both, up to the moment at which it began. A checkpoint of its own at the same time makes
 * it fail, and then it is tried again.
 */
final class HotBackup {

    private static final int ATTEMPTS = 5;
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    private final BankDatabase database;
    private final Monitor monitor;

    HotBackup(BankDatabase database, Monitor monitor) {
        this.database = database;
        this.monitor = monitor;
    }

    /** @return what was acknowledged before: the copy must have come at least so far */
    List<Head> into(Path folder) throws IOException {
        for (var attempt = 1;; attempt++) {
            try {
                return copy(folder);
            } catch (SQLException failed) {
                if (attempt == ATTEMPTS) {
                    throw new BackupTrouble(BROKEN,
                            Sentence.of("The database could not be copied (%s). Try again; the bank goes on.",
                                    Sentence.saidBy(failed)),
                            failed);
                }
                FileSystemUtils.deleteRecursively(folder);
                PrivateFiles.createFolder(folder);
            }
        }
    }

    private List<Head> copy(Path folder) throws SQLException {
        var command = "BACKUP DATABASE TO '%s/' NOT BLOCKING AS FILES".formatted(BankDatabase.quoted(folder));
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var thread = Executors.newSingleThreadExecutor()) {
            var before = CopiedBank.heads(connection);
            await(thread.submit(() -> statement.execute(command)), folder);
            return before;
        }
    }

    /** The database cannot be told to stop: who cancels gets an answer when it is done, and nothing is kept. */
    private void await(Future<?> copying, Path folder) throws SQLException {
        var bytes = DataFolder.bytes(database.folder());
        while (!copying.isDone()) {
            monitor.progressed(Phase.COPYING, Math.min(DataFolder.bytes(folder), bytes), bytes);
            try {
                copying.get(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                // It goes on.
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof SQLException cause ? cause : new SQLException(failed.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new BackupTrouble.Cancelled();
            }
        }
        monitor.progressed(Phase.COPYING, bytes, bytes);
        if (monitor.cancelled()) {
            throw new BackupTrouble.Cancelled();
        }
    }
}
