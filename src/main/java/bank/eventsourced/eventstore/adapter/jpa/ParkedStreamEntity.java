package bank.eventsourced.eventstore.adapter.jpa;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import bank.eventsourced.eventstore.ParkedStream;

/** The row of a stream that a follower does not get for now. A new one takes its place when something changes. */
@Entity(name = "ParkedStream")
@Table(name = "parked_stream")
@Immutable
@SuppressWarnings("UnusedVariable") // written here, read by queries only
final class ParkedStreamEntity {

    @EmbeddedId
    private Key key;
    private String log;
    private long version;
    @Enumerated(EnumType.STRING)
    private ParkedStream.State state;
    @Column(length = ParkedStream.LONGEST_CAUSE)
    private String cause;
    private int attempts;
    private Instant since;
    private Instant lastAttempt;

    @SuppressWarnings("NullAway.Init")
    private ParkedStreamEntity() {}

    ParkedStreamEntity(ParkedStream parked) {
        this.key = new Key(parked.follower(), parked.stream().value());
        this.log = parked.log();
        this.version = parked.version();
        this.state = parked.state();
        this.cause = parked.cause();
        this.attempts = parked.attempts();
        this.since = parked.since();
        this.lastAttempt = parked.lastAttempt();
    }

    /** Which stream for whom. */
    @Embeddable
    record Key(String follower, UUID streamId) implements Serializable {}
}
