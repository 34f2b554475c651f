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

    /** @param wanted gets the number of a page that is not there */
    PagedRows(List<K> keys, IntConsumer wanted) {
        this.keys = keys;
        this.wanted = wanted;
    }

    List<K> keys() {
        return keys;
    }

    @Override
    public int size() {
        return keys.size();
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
        for (int i = 0; i < rows.size(); i++) {
            nextUpdate(from + i);
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
