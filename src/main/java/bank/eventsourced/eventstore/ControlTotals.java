package bank.eventsourced.eventstore;

import java.util.Map;

/**
 * Figures that several modules derive from the same events, each in its own way. Two modules that state the same figure
 * must agree once they have caught up; {@code verify} compares them.
 */
public interface ControlTotals {

    /** Who states the figures, for people: such as {@code ledger}. */
    String source();

    /** Figure by name, such as {@code customer deposits EUR}; both as text. Joins the caller's transaction. */
    Map<String, String> totals();
}
