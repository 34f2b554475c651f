package bank.eventsourced.laboratory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a bank: counted by kind, the first ones in words. Thread-safe. */
final class Findings {

    private static final int MOST_WORDS = 20;

    private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    private final List<String> words = new ArrayList<>();

    /** What can be wrong. */
    enum Kind {
        /** Acknowledged or recorded, and not there any more, or not delivered. */
        LOST,
        /** There, or delivered, more than once. */
        DOUBLED,
        /** A transfer with one leg. */
        HALF,
        /** Recorded or delivered in another order than that of the account's versions. */
        OUT_OF_ORDER,
        /** There, but not what was asked for or acknowledged. */
        WRONG,
        /** The bank cannot be opened, does not answer, or says itself that it is not whole. */
        BROKEN
    }

    synchronized void add(Kind kind, String what) {
        counts.merge(kind, 1L, Long::sum);
        if (words.size() < MOST_WORDS) {
            words.add(kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + ": " + what);
        }
    }

    synchronized long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    synchronized boolean isEmpty() {
        return counts.isEmpty();
    }

    synchronized List<String> words() {
        return List.copyOf(words);
    }
}
