package bank.eventsourced.desktop.kit;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/** Keys in front of a long list of keys, which is not copied for them. */
final class FrontedKeys<K> extends AbstractList<K> implements RandomAccess {

    private final List<K> front;
    private final List<K> rest;

    private FrontedKeys(List<K> front, List<K> rest) {
        this.front = front;
        this.rest = rest;
    }

    static <K> List<K> of(List<K> front, List<K> rest) {
        if (front.isEmpty()) {
            return rest;
        }
        if (rest instanceof FrontedKeys<K> fronted) {
            var all = new ArrayList<K>(front.size() + fronted.front.size());
            all.addAll(front);
            all.addAll(fronted.front);
            return new FrontedKeys<>(all, fronted.rest);
        }
        return new FrontedKeys<>(List.copyOf(front), rest);
    }

    @Override
    public K get(int index) {
        return index < front.size() ? front.get(index) : rest.get(index - front.size());
    }

    @Override
    public int size() {
        return front.size() + rest.size();
    }
}
