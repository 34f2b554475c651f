package bank.eventsourced.console;

/** Sizes of files, for people. */
final class Bytes {

    private static final int KILO = 1_000;

    private Bytes() {}

    /** Such as {@code 4 KB} or {@code 12 MB}, rounded up. */
    static String text(long bytes) {
        var kilobytes = Math.ceilDiv(bytes, KILO);
        return kilobytes < KILO ? kilobytes + " KB" : Math.ceilDiv(kilobytes, KILO) + " MB";
    }
}
