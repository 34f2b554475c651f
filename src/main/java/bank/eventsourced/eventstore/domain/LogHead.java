package bank.eventsourced.eventstore.domain;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.StoredEvent;

/**
 * The end of a log. Events get their positions here, and only here: one after the other, without gaps, each chained to
 * the one before by its hash. A store must let only one transaction at a time extend a head, and make it visible with
 * that transaction's commit; then positions come in commit order.
 *
 * @param position   of the last event, 0 if there is none
 * @param hash       of the last event
 * @param recordedAt of the last event; time never runs backwards along a log, even if the clock does
 */
public record LogHead(String log, long position, EventHash hash, Instant recordedAt) {

    public static LogHead ofEmpty(String log) {
        return new LogHead(log, 0, EventHash.beforeFirst(), Instant.EPOCH);
    }

    /** The events at their positions, and the head after them. */
    public Extension extend(List<PendingEvent> events, Instant now) {
        var at = now.truncatedTo(ChronoUnit.MICROS);
        if (at.isBefore(recordedAt)) {
            at = recordedAt;
        }
        var stored = new ArrayList<StoredEvent>(events.size());
        var nextPosition = position;
        var lastHash = hash;
        for (var event : events) {
            nextPosition++;
            var unchained = new StoredEvent(log, nextPosition, event.stream(), event.streamType(), event.version(),
                    event.type(), event.schemaVersion(), event.payload(), event.metadata(), at, lastHash);
            lastHash = HashChain.next(lastHash, unchained);
            stored.add(unchained.withHash(lastHash));
        }
        return new Extension(stored, new LogHead(log, nextPosition, lastHash, at));
    }

    /** What {@link #extend} gives. */
    public record Extension(List<StoredEvent> events, LogHead head) {}
}
