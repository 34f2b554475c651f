package bank.eventsourced.eventstore;

import java.util.Collection;
import java.util.Map;

/**
 * The texts about people in the logs. They are sealed one by one with a key of the person's own: without the key, nobody
 * can read them, wherever they are. Thread-safe.
 */
public interface PersonalTexts {

    /** What a text says whose key was destroyed. */
    String FORGOTTEN = "(forgotten)";

    /** How the texts are protected now. */
    Protection protection();

    /** How many events of some streams hold personal texts that are not sealed, as those have that are older than the keys. */
    long inPlainText(LogDefinition<?> log, Collection<StreamId> streams);

    /**
     * Forgets a person: destroys the key, the snapshots of the person's streams, and what tells the contents of the commands
     * on them. Runs in the caller's transaction, last of all.
     *
     * @param person  as {@link AggregateType.Personal} names persons
     * @param streams all of the person's, each with the version that says so
     */
    void forget(String person, Map<StreamId, Long> streams);

    /** Tells when somebody has been forgotten, in this process or another one: what was copied into memory is to go, too. */
    void onForgotten(Runnable observer);

    /** What protects the keys. */
    enum Kind {

        /** Nothing: nothing is sealed, and nobody can be forgotten. */
        NONE,

        /** A file that holds the key to all keys. */
        KEY_FILE,

        /** Words that people remember. */
        PASSPHRASE
    }

    /**
     * How the texts are protected.
     *
     * @param persons   how many persons have a key
     * @param forgotten how many had one
     */
    record Protection(Kind kind, long persons, long forgotten) {}
}
