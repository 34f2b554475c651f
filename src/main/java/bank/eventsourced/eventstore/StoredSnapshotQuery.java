package bank.eventsourced.eventstore;

import java.util.Optional;

/**
 * Of which streams the latest snapshots are wanted, and in what order.
 *
 * @param text somewhere in the name, whatever its case; blank or absent matches everything
 * @param sort snapshots that are alike in it follow each other by the streams' ids as text
 */
public record StoredSnapshotQuery(Optional<String> text, Sort sort, Direction direction) {

    public StoredSnapshotQuery {
        text = text.map(String::strip).filter(it -> !it.isEmpty());
    }

    /** Every stream that has a snapshot, by type and name. */
    public static StoredSnapshotQuery everything() {
        return new StoredSnapshotQuery(Optional.empty(), Sort.TYPE, Direction.ASCENDING);
    }

    /** What to order by. */
    public enum Sort {

        /** The type of the stream, and then its name. */
        TYPE,

        NAME, VERSION,

        /** How many events came after the snapshot. */
        EVENTS_SINCE,

        /** How many characters the state has as it is stored. */
        SIZE,

        /** When it was taken; it was long ago if that is not known. */
        TAKEN,

        /** The schema that it was written in. */
        SCHEMA
    }

    /** Which way. */
    public enum Direction {
        ASCENDING, DESCENDING
    }
}
