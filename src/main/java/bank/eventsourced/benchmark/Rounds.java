package bank.eventsourced.benchmark;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets everything be measured as often as planned, and takes it down. */
final class Rounds {

    private final Plan plan;
    private final Consumer<String> progress;
    private final Map<Figure, List<Round>> measured = new EnumMap<>(Figure.class);
    private final Map<String, List<Double>> yardsticks = new LinkedHashMap<>();
    private long events;

    Rounds(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    private record Round(double figure, double yardstick) {}

    Plan plan() {
        return plan;
    }

    void say(String next) {
        progress.accept(next);
    }

    /** Does the work of a round, once for each, if one of these figures is wanted. */
    void each(Work work, Figure first, Figure... others) {
        if (plan.wants(first) || plan.wants(others)) {
            for (int round = 0; round < plan.rounds(); round++) {
                say("%s: round %d of %d".formatted(first.what(), round + 1, plan.rounds()));
                work.measure(round);
            }
        }
    }

    /** The work of one round, which adds what it has measured. */
    @FunctionalInterface
    interface Work {

        /** @param round from 0 */
        void measure(int round);
    }

    void add(Figure figure, double value, double yardstick) {
        measured.computeIfAbsent(figure, it -> new ArrayList<>()).add(new Round(value, yardstick));
    }

    void addYardstick(String what, double value) {
        yardsticks.computeIfAbsent(what, it -> new ArrayList<>()).add(value);
    }

    void largest(long eventsOfTheLargeBank) {
        events = eventsOfTheLargeBank;
    }

    Report report() {
        return new Report(yardsticks.entrySet()
                .stream()
                .map(it -> new Report.Yard(it.getKey(), Spread.of(it.getValue())))
                .toList(),
                measured.entrySet()
                        .stream()
                        .filter(it -> plan.wants(it.getKey()))
                        .map(it -> line(it.getKey(), it.getValue()))
                        .toList(),
                events);
    }

    private static Report.Line line(Figure figure, List<Round> of) {
        return new Report.Line(figure, Spread.of(of.stream().map(Round::figure).toList()),
                Spread.of(of.stream().map(Round::yardstick).toList()),
                Spread.of(of.stream().map(it -> figure.ratio(it.figure, it.yardstick)).toList()));
    }
}
