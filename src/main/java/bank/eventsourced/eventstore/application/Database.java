package bank.eventsourced.eventstore.application;

import java.nio.file.Path;
import java.util.Optional;

/** A database that was found to be a bank of ours, or empty, and to keep what it commits. */
public interface Database extends Storage, AutoCloseable {

    /** Where it is, in the words of its driver. */
    String url();

    String user();

    /** Empty if the driver finds it, or none is needed. */
    Optional<String> password();

    /** Where the file lies that holds the key to the personal texts of a bank in a folder; there may be none yet. */
    default Optional<Path> keyFile() {
        return Optional.empty();
    }

    /**
     * Changes the tables. If that is cut short, by a failure or by death, the bank is as it was before: at once, or when
     * it is opened the next time.
     */
    void migrate(Runnable change);

    /** Gives it free, after the last connection was closed. */
    @Override
    void close();
}
