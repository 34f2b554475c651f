package bank.eventsourced.eventstore;

import java.time.Instant;

/**
 * An event as the log holds it.
 *
 * @param <E>        the events of the log
 * @param position   the place of what was stored in the log: 1, 2, 3 … without gaps, in commit order
 * @param version    the place of what was stored in its stream: 1, 2, 3 … without gaps
 * @param event      what happened, in its newest schema version; several may share a position, see {@link Upcaster}
 * @param recordedAt when the log took it, in microseconds; never earlier than the event before it
 */
public record RecordedEvent<E>(long position, StreamId stream, long version, E event, EventMetadata metadata,
        Instant recordedAt) {}
