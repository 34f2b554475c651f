package bank.eventsourced.operations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What came of a command, as a tree: its events, what these caused in other logs, and so on. The tree of an event is that
 * of the command that began it all.
 *
 * @param commandId     made by whoever gave the command
 * @param correlationId what belongs together, such as all commands of an import
 * @param actor         who gave it
 * @param recordedAt    when its first event was recorded
 * @param events        its own events, in the order of their positions; up to {@link LoggedEvents#LARGEST_PAGE}
 */
public record Causation(UUID commandId, UUID correlationId, String actor, Instant recordedAt, List<Caused> events) {

    /**
     * An event and what it caused.
     *
     * @param effects up to {@link LoggedEvents#LARGEST_PAGE}
     */
    public record Caused(LoggedEvent event, List<Caused> effects) {}
}
