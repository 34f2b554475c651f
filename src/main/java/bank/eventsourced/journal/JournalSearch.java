package bank.eventsourced.journal;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Finds entries among millions. A list of them is read in two steps: the positions of all that match, in order, once;
 * then the entries at those positions that are looked at. So a page is read by key, however far down it is, and entries
 * that come meanwhile do not move the others. Thread-safe; needs no transaction of the caller's.
 */
public interface JournalSearch {

    /** The most positions that {@link #positions} gives at once: 80 MB of them. */
    int MOST_POSITIONS = 10_000_000;

    /** The most entries that {@link #at} gives at once. */
    int LARGEST_PAGE = 500;

    /**
     * The positions of what matches, in order. A small limit is answered from an index and fast: it reads no further than
     * it must. All positions of an unfiltered journal by position are known without reading; they go without a gap, so
     * also those of events that somebody made the journal skip are among them. Otherwise the journal is read in slices,
     * millions of entries take seconds.
     *
     * @param limit 1 to {@link #MOST_POSITIONS}; whoever gets as many as that may not have got all
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    long[] positions(JournalFilter filter, JournalOrder order, int limit, Monitor monitor);

    /**
     * The entries at some positions, in the order of the positions; positions without an entry are left out.
     *
     * @param positions at most {@link #LARGEST_PAGE}
     */
    List<JournalEntry> at(long... positions);

    /** The journal as it was when it had come to a position, up to a value date if there is one. */
    default JournalSearch asOf(long position, Optional<LocalDate> valueDate) {
        var whole = this;
        return new JournalSearch() {

            @Override
            public long[] positions(JournalFilter filter, JournalOrder order, int limit, Monitor monitor) {
                return whole.positions(filter.upTo(position, valueDate), order, limit, monitor);
            }

            @Override
            public List<JournalEntry> at(long... positions) {
                return whole.at(positions);
            }
        };
    }

    /** Watches long work. Called on the working thread, often: it must return at once. */
    interface Monitor {

        /** Watches nothing. */
        Monitor NONE = (done, of) -> {};

        /** How much of the work is done, in a measure of its own. */
        void progressed(long done, long of);

        /** Whether to stop. */
        default boolean cancelled() {
            return false;
        }
    }
}
