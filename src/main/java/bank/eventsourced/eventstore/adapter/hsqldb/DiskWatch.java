package bank.eventsourced.eventstore.adapter.hsqldb;

import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import bank.eventsourced.wording.Sentence;

/**
 * Hears of a commit that the disk did not take. HSQLDB only logs that, on the thread that commits, and lets the commit
 * return as if nothing were wrong. What one bank of this process could not keep, all of its banks are told.
 */
final class DiskWatch extends Handler {

    private static final String NOT_ON_DISK = "ScriptWriter synch error";

    private final Logger ofHsqldb = Logger.getLogger("hsqldb.db");
    private volatile Optional<Sentence> failure = Optional.empty();

    /** Begins to listen; to be done before the database is opened, which would set up the loggers its own way. */
    DiskWatch() {
        System.setProperty("hsqldb.reconfig_logging", "false");
        setLevel(Level.WARNING);
        ofHsqldb.setLevel(Level.WARNING);
        ofHsqldb.setUseParentHandlers(false); // what matters of it is thrown, or heard here
        ofHsqldb.addHandler(this);
    }

    /** Why something that was committed may not be on the disk. */
    Optional<Sentence> failure() {
        return failure;
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getMessage() != null && entry.getMessage().startsWith(NOT_ON_DISK)) {
            failure = Optional.of(Sentence.saidBy(entry.getThrown()));
        }
    }

    @Override
    public void flush() {}

    /** Listens no more. */
    @Override
    public void close() {
        ofHsqldb.removeHandler(this);
    }
}
