package bank.eventsourced.account;

import java.time.Instant;
import java.util.UUID;

/**
 * An import that was begun at some time.
 *
 * @param id           correlates everything that it recorded
 * @param file         the name of the file, without its folder
 * @param rows         how many rows it recorded; how many it had to record, if it was interrupted
 * @param accounts     how many accounts it opened
 * @param reversedRows how many of its rows were undone
 */
public record PastImport(UUID id, String file, String actor, Instant startedAt, long rows, long accounts,
        long reversedRows, State state) {

    /** The longest file name that is kept; longer ones are shortened. */
    public static final int LONGEST_FILE = 255;

    public enum State {
        /** It is being recorded now. */
        RECORDING,
        /** It was recorded to its end. */
        RECORDED,
        /** It ended early, and said why; what it had recorded stays. */
        STOPPED,
        /** The program ended while it was being recorded; importing the file again completes it. */
        INTERRUPTED,
        /** It was being undone, and that is not finished. */
        UNDOING,
        /** Nothing of it counts any more. */
        UNDONE,
        /** It was undone, except for rows that could not be reversed. */
        PARTLY_UNDONE
    }
}
