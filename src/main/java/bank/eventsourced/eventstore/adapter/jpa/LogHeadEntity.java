package bank.eventsourced.eventstore.adapter.jpa;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import bank.eventsourced.eventstore.domain.LogHead;

/** The row that holds the end of a log. */
@Entity(name = "LogHead")
@Table(name = "log_head")
@SuppressWarnings("UnusedVariable") // written here, read by queries only
final class LogHeadEntity {

    @Id
    private String log;
    private long position;
    @Column(length = 32)
    private byte[] hash;
    private Instant recordedAt;

    @SuppressWarnings("NullAway.Init")
    private LogHeadEntity() {}

    LogHeadEntity(LogHead head) {
        this.log = head.log();
        this.position = head.position();
        this.hash = head.hash().bytes();
        this.recordedAt = head.recordedAt();
    }
}
