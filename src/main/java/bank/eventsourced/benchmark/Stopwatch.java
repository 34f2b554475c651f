package bank.eventsourced.benchmark;

/** How long something takes. */
final class Stopwatch {

    private static final double NANOS_OF_A_SECOND = 1e9;

    private Stopwatch() {}

    /** @param begin as {@link System#nanoTime} has said */
    static double secondsSince(long begin) {
        return (System.nanoTime() - begin) / NANOS_OF_A_SECOND;
    }

    static double seconds(Runnable work) {
        var begin = System.nanoTime();
        work.run();
        return secondsSince(begin);
    }
}
