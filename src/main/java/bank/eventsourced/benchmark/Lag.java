package bank.eventsourced.benchmark;

import java.util.ArrayList;
import java.util.List;

import bank.eventsourced.operations.Operations;

/**
 * Looks, while clients are at work, how long after an acknowledgement its event is in ledger and journal. One after the
 * other: whenever one has arrived there, the last acknowledgement is the next.
 */
final class Lag implements AutoCloseable {

    private static final double MILLIS_OF_A_SECOND = 1e3;

    private final Followers followers;
    private final List<Double> millis = new ArrayList<>();
    private final Thread thread;
    private volatile Acknowledged last = new Acknowledged(0, 0);
    private volatile boolean over;

    private record Acknowledged(long position, long at) {}

    Lag(Operations operations) {
        followers = new Followers(operations);
        thread = Thread.ofPlatform().name("benchmark-lag").start(this::look);
    }

    /** An event is durable. Called by clients, in any order. */
    synchronized void acknowledged(long position) {
        if (position > last.position) {
            last = new Acknowledged(position, System.nanoTime());
        }
    }

    private void look() {
        for (long seen = 0; !over || (millis.isEmpty() && last.position > 0);) {
            var next = last;
            if (next.position > seen) {
                followers.await(next.position);
                millis.add(Stopwatch.secondsSince(next.at) * MILLIS_OF_A_SECOND);
                seen = next.position;
            } else {
                followers.awaitCommit();
            }
        }
    }

    /** @return what was seen, in milliseconds and ascending order; at least one */
    List<Double> end() {
        close();
        return millis.stream().sorted().toList();
    }

    @Override
    public void close() {
        over = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        followers.close();
    }
}
