package bank.eventsourced.operations;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks after copies of the bank. Thread-safe; needs no transaction of the caller's. Methods with a monitor take as long
 * as the bank is large.
 */
public interface Backups {

    /** Where the bank lies and how much room it takes. */
    Place place();

    /** The last backup that was made of this bank, or that it was restored from, wherever that lies now. */
    Optional<Backup> last();

    /**
     * Backs the bank up while it goes on, into a new folder below the one given, with the time in its name. Everything
     * that was acknowledged before the call is in it. The copy is opened and verified from the first event before it
     * counts as a backup.
     *
     * @param into is created if it does not exist; nothing in it is overwritten
     */
    Result backUp(Path into, Monitor monitor);

    /** Looks whether a folder holds a whole backup: what was changed, lost or cut short is found. Changes nothing. */
    Result inspect(Path backup, Monitor monitor);

    /**
     * Makes a backup the bank of this data folder. The bank must be closed; this port may still be used then. A bank that
     * is there already is moved into a folder beside it, not deleted. What fails or is cancelled has changed nothing.
     */
    Result restore(Path backup, Monitor monitor);

    /**
     * @param name      what people call it: the folder, or the server and its database
     * @param folder    empty if the bank lies on a server
     * @param bytes     how much the bank takes
     * @param freeBytes how much room is left on its disk, if that is known
     * @param encrypted what its files are encrypted with by this program
     */
    record Place(String name, Optional<Path> folder, long bytes, OptionalLong freeBytes, TextProtection.By encrypted) {}

    /**
     * A whole copy of the bank.
     *
     * @param folder  where it lies
     * @param takenAt when it was made
     * @param program the version of the program that made it
     * @param heads   the last position of each log, by the log's name
     * @param bytes   its size
     */
    record Backup(Path folder, Instant takenAt, String program, Map<String, Head> heads, long bytes) {

        /** How many events it holds. */
        public long events() {
            return heads.values().stream().mapToLong(Head::position).sum();
        }
    }

    /**
     * The end of a log.
     *
     * @param hash of the event at this position, in hexadecimal digits: it stands for all events before it, too
     */
    record Head(long position, String hash) {}

    /** What became of it. */
    sealed interface Result {

        record Done(Backup backup) implements Result {}

        /** Nothing has changed; the sentence says why and what to do. */
        record Failed(Problem problem, String sentence) implements Result {}

        /** The monitor said so; nothing has changed. */
        record Cancelled() implements Result {}
    }

    /** What can be wrong with a backup or with the place where one shall go. */
    enum Problem {

        /** It is something else, or a copy that was never completed. */
        NOT_A_BACKUP,

        /** A later version of the program made it. */
        NEWER,

        /** A file is missing. */
        INCOMPLETE,

        /** It is not what it states to be. */
        DAMAGED,

        /** There is a bank already where it shall go. */
        HOLDS_A_BANK,

        /** Another process has the bank open. */
        IN_USE,

        /** A folder or file cannot be written, or cannot be read. */
        NOT_WRITABLE,

        /** The disk is too full. */
        NO_ROOM,

        /** The database could not be copied. */
        BROKEN,

        /** The bank lies on a server, so it has no files of its own. */
        ON_SERVER
    }

    /** Watches the work. Called on the working thread, often: it must return at once. */
    interface Monitor {

        /** Watches nothing. */
        Monitor NONE = (phase, done, of) -> {};

        /** @param done how many bytes are copied or events are checked, {@code of} so many */
        void progressed(Phase phase, long done, long of);

        /** Whether to stop. */
        default boolean cancelled() {
            return false;
        }
    }

    /** Files are copied or read; then every event of the copy is checked. */
    enum Phase {
        COPYING, CHECKING
    }
}
