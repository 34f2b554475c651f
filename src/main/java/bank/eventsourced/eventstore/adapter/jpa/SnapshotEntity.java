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

import bank.eventsourced.eventstore.application.SnapshotStore.Snapshot;

/** A snapshot's row. */
@Entity(name = "Snapshot")
@Table(name = "snapshot")
@SuppressWarnings("UnusedVariable") // written here, read by queries only
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

    /** @param latest whether there is none of a later version */
    SnapshotEntity(Snapshot snapshot, boolean latest) {
        this.place = new Place(snapshot.stream().value(), snapshot.version());
        this.streamType = snapshot.streamType();
        this.name = snapshot.name();
        this.latest = latest;
        this.schemaVersion = snapshot.schemaVersion();
        this.payload = snapshot.payload();
        this.takenAt = snapshot.takenAt().orElse(null);
    }

    /** Which state it is a shortcut to. */
    @Embeddable
    record Place(UUID streamId, long version) implements Serializable {}
}
