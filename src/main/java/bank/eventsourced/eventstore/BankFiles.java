package bank.eventsourced.eventstore;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

import bank.eventsourced.eventstore.PersonalTexts.Kind;

/**
 * The files that hold the bank, and copies of them that were proven whole. Thread-safe; needs no transaction of the
 * caller's; methods take as long as the files are large.
 */
public interface BankFiles {

    /** Where the bank lies and how much room it takes. */
    Place place();

    /** The last backup that was made of this bank or that it was restored from, wherever that lies now. */
    Optional<BankCopy> lastBackup();

    /**
     * Copies the bank while it goes on, into a new folder below the one given, with the time in its name. Everything that
     * was acknowledged before the call is in it. The copy is opened and verified from the first event before it gets
     * its name and its manifest: what has a manifest is whole.
     *
     * @param into is created if it does not exist; nothing in it is overwritten
     */
    Outcome backUp(Path into, Monitor monitor);

    /** Reads the manifest of a backup and compares its files with it. Changes nothing. */
    Outcome inspect(Path backup, Monitor monitor);

    /**
     * Puts a backup in the place of the bank, which must be closed. A bank that is there already is moved into a folder
     * beside it, not deleted. The backup is copied and verified from the first event before anything is moved; a crash
     * in the middle is completed when the bank is opened next.
     */
    Outcome restore(Path backup, Monitor monitor);

    /**
     * @param name      what people call it: the folder, or the server and its database
     * @param folder    empty if the bank lies on a server
     * @param bytes     how much the bank takes
     * @param freeBytes how much room is left where it lies, if that is known
     * @param encrypted what its files are encrypted with by this program
     */
    record Place(String name, Optional<Path> folder, long bytes, OptionalLong freeBytes, Kind encrypted) {}

    /** What became of it. */
    sealed interface Outcome {

        /** The copy that was made, found whole or restored. */
        record Done(BankCopy copy) implements Outcome {}

        /** Nothing has changed; the sentence says why and what to do. */
        record Failed(Problem problem, String sentence) implements Outcome {}

        /** The monitor said so; nothing has changed. */
        record Cancelled() implements Outcome {}
    }

    /** What can be wrong with a backup or with the place where one shall go. */
    enum Problem {

        /** It has no manifest that can be read: something else, or a copy that was never completed. */
        NOT_A_BACKUP,

        /** A later version of the program made it. */
        NEWER,

        /** A file is missing. */
        INCOMPLETE,

        /** It is not what its manifest states. */
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
