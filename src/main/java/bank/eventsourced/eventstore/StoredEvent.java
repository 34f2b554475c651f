package bank.eventsourced.eventstore;

import java.time.Instant;

/**
 * An event in its stored form: what the hash chain protects and what never changes again.
 *
 * @param type          its stable type name, such as {@code account.credited}
 * @param schemaVersion the schema version that its payload was written in, from 1
 * @param payload       its content as JSON
 * @param hash          SHA-256 over the previous event's hash and everything else in this record
 */
public record StoredEvent(String log, long position, StreamId stream, String streamType, long version, String type,
        int schemaVersion, String payload, EventMetadata metadata, Instant recordedAt, EventHash hash) {

    /** The same event with what its payload says in other words. */
    public StoredEvent withPayload(String other) {
        return new StoredEvent(log, position, stream, streamType, version, type, schemaVersion, other, metadata,
                recordedAt, hash);
    }

    /** The same event under another hash. */
    public StoredEvent withHash(EventHash other) {
        return new StoredEvent(log, position, stream, streamType, version, type, schemaVersion, payload, metadata,
                recordedAt, other);
    }
}
