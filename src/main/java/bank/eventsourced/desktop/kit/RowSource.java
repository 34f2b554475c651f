package bank.eventsourced.desktop.kit;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.operations.Monitor;

/**
 * Where a paged table gets its rows: first the keys of all of them in order, then the rows that are looked at. All
 * methods are called off the FX thread.
 *
 * @param <K> names a row for ever, such as a position or an account number
 * @param <R> what a row shows
 */
public interface RowSource<K, R> {

    /**
     * The keys of the rows, in the order in which they are shown.
     *
     * @param limit   how many at most; first a screenful is asked for, then all
     * @param monitor hears how far a long search is, and cancels when nobody waits for the answer any more: it is dropped
     */
    List<K> keys(int limit, Monitor monitor);

    /** The rows of some keys, in the same order; at most {@link PagedTable#PAGE} of them. One that is gone is null. */
    List<@Nullable R> rows(List<K> keys);

    /**
     * The keys that now stand in front of what was the first row, if the rest cannot have changed its order: so that a
     * log of a million events need not be listed again for each new one. Absent if all keys must be read again.
     */
    default Optional<List<K>> inFrontOf(K first) {
        return Optional.empty();
    }
}
