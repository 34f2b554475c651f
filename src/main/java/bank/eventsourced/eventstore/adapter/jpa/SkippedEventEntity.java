package bank.eventsourced.eventstore.adapter.jpa;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StreamId;

/** The row of an event that a follower never gets. */
@Entity(name = "SkippedEvent")
@Table(name = "skipped_event")
@Immutable
final class SkippedEventEntity {

    @EmbeddedId
    private Key key;
    private String log;
    private UUID streamId;
    private long version;
    @Column(length = ParkedStream.LONGEST_CAUSE)
    private String cause;
    private int attempts;
    private String reason;
    private String actor;
    private Instant skippedAt;

    @SuppressWarnings("NullAway.Init")
    private SkippedEventEntity() {}

    SkippedEventEntity(SkippedEvent skipped) {
        this.key = new Key(skipped.position(), skipped.follower());
        this.log = skipped.log();
        this.streamId = skipped.stream().value();
        this.version = skipped.version();
        this.cause = skipped.cause();
        this.attempts = skipped.attempts();
        this.reason = skipped.reason();
        this.actor = skipped.actor();
        this.skippedAt = skipped.skippedAt();
    }

    SkippedEvent toSkippedEvent() {
        return new SkippedEvent(key.follower(), log, key.position(), new StreamId(streamId), version, cause, attempts,
                reason, actor, skippedAt);
    }

    /** Which event for whom. */
    @Embeddable
    record Key(long position, String follower) implements Serializable {}
}
