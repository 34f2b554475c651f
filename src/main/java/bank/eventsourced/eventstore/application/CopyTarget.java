package bank.eventsourced.eventstore.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * An empty place that becomes a copy of a bank. It is marked from the beginning, so that what a crash leaves behind is
 * never taken for a bank; whoever copies there again begins anew.
 */
public interface CopyTarget extends Database {

    /** The mark is there, so there is nothing to be kept. */
    @Override
    default void migrate(Runnable change) {
        change.run();
    }

    /** Gives it a copy of a bank's key file, if there is one; a place on a server is given the file by its user. */
    default void takeKey(Optional<Path> from) {
        if (from.isPresent() && keyFile().isPresent()) {
            try {
                new KeyFile(from.get()).copyTo(keyFile().get());
            } catch (IOException failed) {
                throw new IllegalStateException("The key file could not be copied", failed);
            }
        }
    }

    /** Waits until everything is where it stays, and takes the mark away: from now on it is a bank. */
    void finish();

    /** Gives the place free. If the copy was not finished, everything of it is removed. */
    @Override
    void close();
}
