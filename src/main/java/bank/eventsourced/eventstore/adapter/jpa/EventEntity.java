package bank.eventsourced.eventstore.adapter.jpa;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;

/** A row of the log, for reading: {@link EventRow} is how it gets there. */
@Entity(name = "Event")
@Table(name = "event")
@Immutable
final class EventEntity {

    @EmbeddedId
    private Place place;
    private UUID streamId;
    private String streamType;
    private long version;
    private String type;
    private int schemaVersion;
    @Column(length = 1_000_000)
    private String payload;
    private UUID commandId;
    private UUID correlationId;
    private @Nullable String causation;
    private String actor;
    private @Nullable LocalDate valueDate;
    private Instant recordedAt;
    @Column(length = 32)
    private byte[] hash;

    @SuppressWarnings("NullAway.Init")
    private EventEntity() {}

    StoredEvent toStoredEvent() {
        var metadata = new EventMetadata(commandId, correlationId,
                Optional.ofNullable(causation).map(EventReference::of), actor,
                Optional.ofNullable(valueDate));
        return new StoredEvent(place.log(), place.position(), new StreamId(streamId), streamType, version, type,
                schemaVersion, payload, metadata, recordedAt, EventHash.of(hash));
    }

    /** Where the event stands in its log. */
    @Embeddable
    record Place(String log, long position) implements Serializable {}
}
