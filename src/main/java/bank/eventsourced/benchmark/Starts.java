package bank.eventsourced.benchmark;

import static bank.eventsourced.benchmark.Figure.OPENING;
import static bank.eventsourced.benchmark.Figure.START;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;

/** How soon the bank is there: in this process, and in one of its own. */
final class Starts {

    private final MeasuredBanks banks;
    private final Rounds rounds;

    Starts(MeasuredBanks banks, Rounds rounds) {
        this.banks = banks;
        this.rounds = rounds;
    }

    void measure(String large, String empty) {
        if (rounds.plan().wants(OPENING)) {
            open(empty);
            rounds.each(_ -> {
                var yardstick = open(empty);
                rounds.add(OPENING, open(large), yardstick);
            }, OPENING);
        }
        rounds.each(_ -> {
            var yardstick = run(banks.program(large, "--version"));
            rounds.add(START, run(banks.program(large, "accounts")), yardstick);
        }, START);
    }

    private double open(String bank) {
        var begin = System.nanoTime();
        try (var _ = banks.open(bank)) {
            return Stopwatch.secondsSince(begin);
        }
    }

    /** @return seconds until it has ended */
    static double run(List<String> program) {
        var begin = System.nanoTime();
        try {
            var process = new ProcessBuilder(program).redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            var code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException("The program ended with %d: %s".formatted(code, program));
            }
        } catch (IOException unstartable) {
            throw new UncheckedIOException(unstartable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the program was at work", interrupted);
        }
        return Stopwatch.secondsSince(begin);
    }
}
