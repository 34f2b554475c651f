package bank.eventsourced.operations;

/** Looks after the bank. Thread-safe; needs no transaction of the caller's. */
public interface Operations {

    /** How things stand right now. */
    BankStatus status();

    /** How texts about people are protected. */
    TextProtection textProtection();

    /**
     * Proves that the bank is whole: recomputes the hash chain of every log, and compares what its modules derived from
     * it. Reads every event; waits a moment for followers that are about to catch up.
     */
    default Verification verify() {
        return verify(Monitor.NONE);
    }

    /**
     * The same, watched: progress counts events of all logs.
     *
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    Verification verify(Monitor monitor);

    /** Deletes every snapshot. This changes no answer, only speed; new ones are taken as accounts go on. */
    void deleteSnapshots();

    /**
     * What a failure of reading means.
     *
     * @return one that says what to do, if the database does not answer or is damaged; else the same
     */
    RuntimeException meaning(RuntimeException failure);

    /**
     * Calls the observer after each commit of this process, on the thread that committed: it must return at once.
     *
     * @return ends the subscription
     */
    AutoCloseable onCommit(Runnable observer);
}
