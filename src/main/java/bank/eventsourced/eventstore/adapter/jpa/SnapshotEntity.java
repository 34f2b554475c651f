package bank.eventsourced.eventstore.adapter.jpa;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

/** Snapshots for searches and for what deletes many; they go to the database and back by plain JDBC. */
@Entity(name = "Snapshot")
@Table(name = "snapshot")
@SuppressWarnings("UnusedVariable") // read by queries only
final class SnapshotEntity {

    @EmbeddedId
    private Place place;
    private String streamType;
    private String name;
    private boolean latest;
    private int schemaVersion;
    @Column(length = 1_000_000)
    private String payload;
    private @Nullable Instant takenAt;

    @SuppressWarnings("NullAway.Init")
    private SnapshotEntity() {}

    /** Which state it is a shortcut to. */
    @Embeddable
    record Place(UUID streamId, long version) implements Serializable {}
}
