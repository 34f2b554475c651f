package bank.eventsourced.operations;

/**
 * How what the bank knows of people is protected.
 *
 * @param persons   how many have a key
 * @param forgotten how many had one
 */
public record TextProtection(By by, long persons, long forgotten) {

    /** What opens the texts, or encrypted files. */
    public enum By {

        /** Nobody needs anything: all is in plain text. */
        NOTHING,

        /** A file. */
        KEY_FILE,

        /** Words that people remember. */
        PASSPHRASE
    }
}
