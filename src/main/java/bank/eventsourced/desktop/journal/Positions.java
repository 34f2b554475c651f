package bank.eventsourced.desktop.journal;

import java.util.AbstractList;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/** Positions as a list that takes no more room than they do. */
final class Positions extends AbstractList<Long> implements RandomAccess {

    private final long[] positions;

    Positions(long... positions) {
        this.positions = positions;
    }

    @Override
    public Long get(int index) {
        return positions[index];
    }

    @Override
    public int size() {
        return positions.length;
    }

    @Override
    public int indexOf(@Nullable Object sought) {
        if (sought instanceof Long position) {
            for (int index = 0; index < positions.length; index++) {
                if (positions[index] == position) {
                    return index;
                }
            }
        }
        return -1;
    }
}
