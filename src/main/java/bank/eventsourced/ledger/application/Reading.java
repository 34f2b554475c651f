package bank.eventsourced.ledger.application;

import java.util.concurrent.CancellationException;

import bank.eventsourced.ledger.LedgerRecomputation.Monitor;

/** How far a recomputation has read. For one thread. */
final class Reading {

    private final Monitor monitor;
    private final long of;
    private long done;

    Reading(Monitor monitor, long of) {
        this.monitor = monitor;
        this.of = of;
    }

    /** @throws CancellationException if the monitor says so */
    void read(long events) {
        done += events;
        monitor.progressed(done, of);
        if (monitor.cancelled()) {
            throw new CancellationException("The recomputation was called off.");
        }
    }
}
