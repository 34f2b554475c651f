package bank.eventsourced.benchmark;

import java.util.List;

/**
 * What was measured.
 *
 * @param yards  what the database and the disk do without the bank
 * @param lines  what the bank does, in the order of {@link Figure}
 * @param events how many events of accounts the large bank had in the end; 0 if there was none
 */
public record Report(List<Yard> yards, List<Line> lines, long events) {

    /** @param what says what the numbers count */
    public record Yard(String what, Spread spread) {}

    /** @param ratio of each round's figure and yardstick, as {@link Figure} says which way round */
    public record Line(Figure figure, Spread measured, Spread yardstick, Spread ratio) {}
}
