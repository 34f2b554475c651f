package bank.eventsourced.desktop.deliveries;

import java.util.List;

/** What came of something that was done to a follower, to be looked at until it is closed. */
sealed interface Outcome {

    /** In a sentence. */
    String sentence();

    /** An event was taken alone, or not. */
    record Stepped(String sentence, List<EffectRow> effects) implements Outcome {}

    /**
     * Something was rebuilt and compared.
     *
     * @param name         such as {@code journal}
     * @param isSwitchable whether the rebuilt one can take the place of what differs
     */
    record Drift(String sentence, String name, List<DriftRow> rows, boolean isSwitchable) implements Outcome {}

    /** What a step changed. */
    record EffectRow(String what, String before, String after) {}

    /** A row on which the old and the rebuilt one do not agree. */
    record DriftRow(String table, String row, String kept, String rebuilt) {}
}
