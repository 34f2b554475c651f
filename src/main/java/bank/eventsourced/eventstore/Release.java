package bank.eventsourced.eventstore;

/** What became of a parked stream that was released. */
public sealed interface Release {

    /**
     * All that waited has taken effect; the stream is parked no longer.
     *
     * @param events how many took effect by this release
     */
    record Delivered(long events) implements Release {}

    /**
     * An event failed, and the stream is parked at it.
     *
     * @param events how many took effect before it
     */
    record FailedAgain(long events, long position, String cause) implements Release {}

    /** Nothing is parked there, or another event than the one that was named. Nothing has changed. */
    record NotParked() implements Release {}
}
