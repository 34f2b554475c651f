package bank.eventsourced.eventstore;

import bank.eventsourced.wording.Sentence;

/**
 * Where a log is not what it was when it was recorded.
 *
 * @param position of the first event that does not fit, or at which one is missing
 * @param sentence says so, and names the position
 */
public record ChainFault(long position, Kind kind, Sentence sentence) {

    /** What is wrong. */
    public enum Kind {

        /** There is no event at the position, but there are later ones. */
        MISSING,

        /** The event at the position was changed after it was recorded. */
        CHANGED,

        /** The log ends at the position, but its head says otherwise. */
        WRONG_END,

        /** The event at the position was put behind the end of the log. */
        BEYOND_END
    }
}
