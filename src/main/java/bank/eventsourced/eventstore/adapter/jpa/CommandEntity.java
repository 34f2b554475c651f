package bank.eventsourced.eventstore.adapter.jpa;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import bank.eventsourced.eventstore.application.CommandRegister.CarriedOut;

/** The row of a command that was carried out. */
@Entity(name = "Command")
@Table(name = "command")
@Immutable
final class CommandEntity {

    @Id
    private UUID commandId;
    private String log;
    private UUID fingerprint;
    private long firstPosition;
    private int events;

    @SuppressWarnings("NullAway.Init")
    private CommandEntity() {}

    CarriedOut toCarriedOut() {
        return new CarriedOut(commandId, log, fingerprint, firstPosition, events);
    }
}
