package bank.eventsourced.eventstore;

import java.time.Instant;
import java.util.Optional;

/**
 * A snapshot as it is stored.
 *
 * @param name          the name of its stream, such as an account's number
 * @param version       the version of the stream whose state it is
 * @param schemaVersion the schema that it was written in
 * @param usable        whether this program reads this schema; otherwise it is passed over
 * @param payload       the state as JSON
 * @param size          how long it is
 * @param takenAt       when it was taken, if that is known
 * @param streamVersion the version of the stream now
 */
public record StoredSnapshot(StreamId stream, String streamType, String name, long version, int schemaVersion,
        boolean usable, String payload, StoredSize size, Optional<Instant> takenAt, long streamVersion) {}
