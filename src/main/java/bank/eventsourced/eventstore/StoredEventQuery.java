package bank.eventsourced.eventstore;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which events of a log are wanted. What is absent does not restrict.
 *
 * @param stream        events of one stream
 * @param type          events of one type, such as {@code account.credited}
 * @param from          recorded at this instant or later
 * @param until         recorded before this instant
 * @param correlationId what belongs together
 * @param commandId     events of one command, also what they caused in this log
 * @param text          somewhere in the payload, whatever its case
 * @param afterPosition only events after this position; 0 does not restrict
 */
public record StoredEventQuery(String log, Optional<StreamId> stream, Optional<String> type, Optional<Instant> from,
        Optional<Instant> until, Optional<UUID> correlationId, Optional<UUID> commandId, Optional<String> text,
        long afterPosition, Order order) {

    /** Every event of a log. */
    public static StoredEventQuery everything(String log, Order order) {
        return new StoredEventQuery(log, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty(), 0, order);
    }

    /** By position. */
    public enum Order {
        OLDEST_FIRST, NEWEST_FIRST
    }
}
