package bank.eventsourced.benchmark;

import java.util.List;

/**
 * Values of several rounds.
 *
 * @param rounds all of them, in the order of the rounds
 */
public record Spread(double median, double least, double most, List<Double> rounds) {

    /** @param values at least one */
    static Spread of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        return new Spread(percentile(sorted, 50), sorted.getFirst(), sorted.getLast(), List.copyOf(values));
    }

    /** @param sorted at least one, in ascending order */
    static double percentile(List<Double> sorted, int percent) {
        return sorted.get((sorted.size() - 1) * percent / 100);
    }
}
