package bank.eventsourced.eventstore.domain;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.StoredEvent;

/** The hash of an event: SHA-256 over the previous event's hash and the event's own stored content. */
public final class HashChain {

    private final MessageDigest digest = sha256();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    private HashChain() {}

    /** The hash that an event must have if the one before it has the given hash; the event's own hash is not read. */
    public static EventHash next(EventHash previous, StoredEvent event) {
        return new HashChain().hash(previous, event);
    }

    private EventHash hash(EventHash previous, StoredEvent event) {
        digest.update(previous.bytes());
        add(event.position());
        add(event.stream().value());
        add(event.streamType());
        add(event.version());
        add(event.type());
        add(event.schemaVersion());
        add(event.payload());
        add(event.metadata().commandId());
        add(event.metadata().correlationId());
        add(event.metadata().causation().map(Object::toString).orElse(""));
        add(event.metadata().actor());
        add(event.metadata().valueDate().map(Object::toString).orElse(""));
        add(event.recordedAt());
        return EventHash.of(digest.digest());
    }

    private void add(long value) {
        digest.update(number.clear().putLong(value).flip());
    }

    private void add(UUID value) {
        add(value.getMostSignificantBits());
        add(value.getLeastSignificantBits());
    }

    private void add(Instant value) {
        add(value.getEpochSecond());
        add(value.getNano());
    }

    /** Length first: moving a character from one field to the next must change the hash. */
    private void add(String value) {
        var bytes = value.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}
