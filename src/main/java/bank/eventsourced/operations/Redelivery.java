package bank.eventsourced.operations;

/** What became of a delivery that was tried again, or skipped. */
public sealed interface Redelivery {

    /**
     * Nothing of the account waits any more.
     *
     * @param events how many events took effect
     */
    record Delivered(long events) implements Redelivery {}

    /**
     * An event failed; it and those behind it still wait.
     *
     * @param events   how many events took effect before it
     * @param position the event that failed
     * @param cause    why: the first line is a sentence, more may follow
     */
    record FailedAgain(long events, long position, String cause) implements Redelivery {}

    /** There is no such delivery any more; nothing has changed. */
    record NotParked() implements Redelivery {}
}
