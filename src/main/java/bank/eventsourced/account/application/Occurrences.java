package bank.eventsourced.account.application;

/**
 * Counts how often a text was met, in a few bytes a text: it keeps a hash of 64 bits of each. Should two texts share
 * one, the later is counted as the earlier's twin; the same texts in the same order still get the same numbers.
 */
final class Occurrences {

    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] hashes = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;

    /** How often the text has been met, this time included. */
    int next(String text) {
        if (size > hashes.length / 2) {
            grow();
        }
        var hash = hash(text);
        var slot = slot(hash);
        if (counts[slot] == 0) {
            hashes[slot] = hash;
            size++;
        }
        return ++counts[slot];
    }

    private int slot(long hash) {
        var slot = (int) (hash >>> 32) & (hashes.length - 1);
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        return slot;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldCounts = counts;
        hashes = new long[oldHashes.length * 2];
        counts = new int[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldCounts[i] != 0) {
                var slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    /** FNV-1a over the characters, mixed once more so that every bit counts. */
    private static long hash(String text) {
        var hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
