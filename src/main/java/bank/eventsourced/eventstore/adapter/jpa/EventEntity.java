package bank.eventsourced.eventstore.adapter.jpa;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The log for searches, which are put together from conditions; events themselves go by way of {@link EventRow}. */
@Entity(name = "Event")
@Table(name = "event")
@Immutable
@SuppressWarnings("UnusedVariable") // read by queries only
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

    /** Where the event stands in its log. */
    @Embeddable
    record Place(String log, long position) implements Serializable {}
}
