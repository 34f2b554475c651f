package bank.eventsourced.eventstore;

/** Tells in-process observers, such as the desktop, that something was committed. Carries no data; nothing is stored. */
public interface CommitSignal {

    /**
     * Calls the observer after each commit of the writer or a follower, on their threads: it must return at once. Where
     * other processes share the bank, also within a second after theirs.
     *
     * @return closes the subscription
     */
    Subscription onCommit(Runnable observer);

    /** An observer's registration. */
    @FunctionalInterface
    interface Subscription extends AutoCloseable {

        @Override
        void close();
    }
}
