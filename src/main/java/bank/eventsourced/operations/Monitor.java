package bank.eventsourced.operations;

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

    /** Whether to stop: the work then ends with a {@link java.util.concurrent.CancellationException}. */
    boolean cancelled();
}
