package bank.eventsourced.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Measures what the database and the disk do without the bank. */
final class Yards {

    private static final int BATCH = 1_000;
    private static final int PAGE_OF_A_FILE = 4_096;
    private static final int MOST_CONNECTIONS = 8;

    private final Rounds rounds;
    private final Duration howLong;

    Yards(Rounds rounds) {
        this.rounds = rounds;
        this.howLong = rounds.plan().measure().dividedBy(2);
    }

    /** Y1. A file commits one after the other, so more connections do not make it faster; a server does. */
    double singleRows(MeasuredBank bank, int clients) {
        var connections = rounds.plan().onServer() ? Math.min(clients, MOST_CONNECTIONS) : 1;
        return laid("Y1: rows/s, one a commit, %d %s".formatted(connections,
                connections == 1 ? "connection" : "connections"), rowsPerSecond(bank, connections, 1));
    }

    /** Y2. */
    double batches(MeasuredBank bank) {
        return laid("Y2: rows/s, 1,000 a commit", rowsPerSecond(bank, 1, BATCH));
    }

    private double laid(String what, double value) {
        rounds.addYardstick(what, value);
        return value;
    }

    private double rowsPerSecond(MeasuredBank bank, int connections, int rowsOfACommit) {
        var rows = new LongAdder();
        try (var table = bank.yardstick().begin(connections); var threads = Executors.newFixedThreadPool(connections)) {
            var begin = System.nanoTime();
            IntStream.range(0, connections).mapToObj(connection -> CompletableFuture.runAsync(() -> {
                do {
                    table.commit(connection, rowsOfACommit);
                    rows.add(rowsOfACommit);
                } while (System.nanoTime() - begin < howLong.toNanos());
            }, threads)).toList().forEach(CompletableFuture::join);
            return rows.sum() / Stopwatch.secondsSince(begin);
        }
    }

    /** Appends to a file and waits for the disk. */
    void fsync() {
        var file = rounds.plan().scratch().resolve("fsync");
        var millis = new ArrayList<Double>();
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var begin = System.nanoTime();
            do {
                channel.write(ByteBuffer.allocate(PAGE_OF_A_FILE));
                var written = System.nanoTime();
                channel.force(false);
                millis.add(Stopwatch.secondsSince(written) * 1e3);
            } while (System.nanoTime() - begin < howLong.toNanos());
            Files.delete(file);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        rounds.addYardstick("an fsync in the folder, ms", Spread.of(millis).median());
    }
}
