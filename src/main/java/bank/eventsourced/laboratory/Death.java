package bank.eventsourced.laboratory;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When a process is killed.
 *
 * @param after how long it lives from then on
 */
record Death(During during, Duration after) {

    private static final long START_MILLIS = 2_500;
    private static final long CLOSING_MILLIS = 250;

    /** What it is killed during. */
    enum During {
        /** From its start on: while it loads, recovers what the one before it has left, and catches up. */
        START,
        /** From its first answer on. */
        WORK,
        /** From the end of its commands on: while it closes the bank. */
        CLOSING,
        /** From its start on: while it makes anew, beside the tables that answer, what was derived from the log. */
        REBUILD
    }

    /** The death of a round depends on the seed and the number of the round only. */
    static Death of(long seed, int round, Duration longestWork) {
        var random = new SplittableRandom(seed * 31 + round);
        var dice = random.nextInt(100);
        if (dice < 30) {
            return new Death(During.START, Duration.ofMillis(random.nextLong(START_MILLIS)));
        } else if (dice < 38) {
            return new Death(During.CLOSING, Duration.ofMillis(random.nextLong(CLOSING_MILLIS)));
        } else if (dice < 46 && round > 1) {
            return new Death(During.REBUILD, Duration.ofMillis(random.nextLong(2 * START_MILLIS)));
        }
        return new Death(During.WORK, Duration.ofMillis(random.nextLong(longestWork.toMillis())));
    }
}
