package bank.eventsourced.eventstore.adapter.jpa;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A follower's row: its checkpoint. */
@Entity(name = "Follower")
@Table(name = "follower")
@SuppressWarnings("UnusedVariable") // read and written by queries only
final class FollowerEntity {

    @Id
    private String name;
    private String log;
    private long checkpoint;

    @SuppressWarnings("NullAway.Init")
    private FollowerEntity() {}

    FollowerEntity(String name, String log) {
        this.name = name;
        this.log = log;
    }
}
