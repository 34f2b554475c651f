package bank.eventsourced.operations;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which events of a log are wanted. What is absent does not restrict.
 *
 * @param log           such as {@code account}
 * @param stream        the name of a stream, such as an account's number; one that does not exist has no events
 * @param type          events of one type, such as {@code account.credited}
 * @param from          recorded at this instant or later
 * @param until         recorded before this instant
 * @param correlationId what belongs together, such as an import
 * @param commandId     what a command did, and what that caused in this log
 * @param text          somewhere in the payload, whatever its case
 * @param afterPosition only events after this position; 0 does not restrict
 */
public record EventQuery(String log, Optional<String> stream, Optional<String> type, Optional<Instant> from,
        Optional<Instant> until, Optional<UUID> correlationId, Optional<UUID> commandId, Optional<String> text,
        long afterPosition, Order order) {

    /** Every event of a log. */
    public static EventQuery everything(String log, Order order) {
        return new EventQuery(log, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), 0, order);
    }

    /** Only those of one command. */
    public EventQuery ofCommand(UUID command) {
        return new EventQuery(log, stream, type, from, until, correlationId, Optional.of(command), text, afterPosition,
                order);
    }

    /** Only those after a position. */
    public EventQuery after(long position) {
        return new EventQuery(log, stream, type, from, until, correlationId, commandId, text, position, order);
    }

    /** By position. */
    public enum Order {
        OLDEST_FIRST, NEWEST_FIRST
    }
}
