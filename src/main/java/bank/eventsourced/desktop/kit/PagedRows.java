package bank.eventsourced.desktop.kit;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.collections.ObservableListBase;

import org.jspecify.annotations.Nullable;

/**
 * The rows of a paged table: all keys, and the pages of rows that were looked at of late. A row that is not there yet is
 * null and is asked for; the list tells its observers when it has come. On the FX thread.
 */
final class PagedRows<K, R> extends ObservableListBase<@Nullable R> {

    static final int PAGE = 200;
    private static final int PAGES_KEPT = 60;

    private final List<K> keys;
    private final IntConsumer wanted;
    private final BitSet asked = new BitSet();
    private final Map<Integer, List<@Nullable R>> pages = new LinkedHashMap<>(16, 0.75f, true);

    private int open;

    /** @param wanted gets the number of a page that is not there */
    PagedRows(List<K> keys, IntConsumer wanted) {
        this(keys, wanted, keys.size());
    }

    /**
     * @param wanted gets the number of a page that is not there
     * @param first  how many rows the list shows until {@link #open}
     */
    PagedRows(List<K> keys, IntConsumer wanted, int first) {
        this.keys = keys;
        this.wanted = wanted;
        open = Math.min(first, keys.size());
    }

    /** Shows as many rows, or all if there are not as many. */
    void open(int rows) {
        var before = open;
        open = Math.min(rows, keys.size());
        beginChange();
        nextAdd(before, open);
        endChange();
    }

    boolean isOpen() {
        return open == keys.size();
    }

    List<K> keys() {
        return keys;
    }

    @Override
    public int size() {
        return open;
    }

    @Override
    public @Nullable R get(int index) {
        var number = index / PAGE;
        var page = pages.get(number);
        if (page == null) {
            if (!asked.get(number)) {
                asked.set(number);
                wanted.accept(number);
            }
            return null;
        }
        return page.get(index % PAGE);
    }

    /** Not compared row by row, which JavaFX would do on every change of the list, and which would ask for all rows. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** The keys of a page. */
    List<K> keysOf(int page) {
        var from = page * PAGE;
        return keys.subList(from, Math.min(keys.size(), from + PAGE));
    }

    /** Rows of a page have come; they replace what was there. */
    void arrived(int page, List<@Nullable R> rows) {
        if (rows.equals(pages.get(page))) {
            return;
        }
        put(page, rows);
        var from = page * PAGE;
        beginChange();
        for (int i = from; i < Math.min(open, from + rows.size()); i++) {
            nextUpdate(i);
        }
        endChange();
    }

    /** Rows that are there from the beginning: nobody observes the list yet. */
    void put(int page, List<@Nullable R> rows) {
        asked.set(page);
        pages.put(page, rows);
        if (pages.size() > PAGES_KEPT) {
            var oldest = pages.keySet().iterator().next();
            pages.remove(oldest);
            asked.clear(oldest);
        }
    }

    /** Asks again for a page that could not be read. */
    void failed(int page) {
        asked.clear(page);
    }
}
