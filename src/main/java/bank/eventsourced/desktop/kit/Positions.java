package bank.eventsourced.desktop.kit;

import java.util.AbstractList;
import java.util.RandomAccess;

import org.jspecify.annotations.Nullable;

/** Positions as the keys of a paged table: a million of them take eight megabytes. Immutable. */
public final class Positions extends AbstractList<Long> implements RandomAccess {

    private final long[] positions;

    private Positions(long[] positions) {
        this.positions = positions;
    }

    /** @param positions is not copied: the caller must leave it alone */
    public static Positions of(long[] positions) {
        return new Positions(positions);
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
    public int indexOf(@Nullable Object wanted) {
        if (wanted instanceof Long position) {
            for (int i = 0; i < positions.length; i++) {
                if (positions[i] == position) {
                    return i;
                }
            }
        }
        return -1;
    }
}
