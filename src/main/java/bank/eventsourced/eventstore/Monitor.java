package bank.eventsourced.eventstore;

/** Watches work that takes long. Called on the thread that works: it must return at once. */
public interface Monitor {

    /** Lets the work go on to its end, unseen. */
    Monitor NONE = new Monitor() {

        @Override
        public void progressed(long done, long total) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /** So much of it is done. */
    void progressed(long done, long total);

    /** Whether to stop. */
    boolean cancelled();

    /** @throws java.util.concurrent.CancellationException if the work is to stop */
    default void report(long done, long total) {
        progressed(done, total);
        if (cancelled()) {
            throw new java.util.concurrent.CancellationException(
                    "It was stopped after %d of %d.".formatted(done, total));
        }
    }
}
