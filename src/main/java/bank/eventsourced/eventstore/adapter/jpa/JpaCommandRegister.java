package bank.eventsourced.eventstore.adapter.jpa;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.CommandRegister;

/** Keeps the register of commands in a database, with JPA. */
@Component
class JpaCommandRegister implements CommandRegister {

    private static final String INSERT = """
            insert into command (command_id, log, fingerprint, first_position, events) values (?, ?, ?, ?, ?)""";

    private static final UUID NO_CONTENT = new UUID(0, 0);

    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    JpaCommandRegister(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<CarriedOut> commands) {
        try {
            jdbc.batchUpdate(INSERT, commands.stream().map(JpaCommandRegister::row).toList());
        } catch (DuplicateKeyException failed) {
            throw new ConcurrencyConflict("A command was carried out by somebody else", failed);
        }
    }

    private static Object[] row(CarriedOut command) {
        return new Object[]{command.commandId(), command.log(), command.fingerprint(), command.firstPosition(),
                command.events()};
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetContents(StreamId stream, long version) {
        jdbc.update("""
                update command set fingerprint = ?
                 where command_id in (select command_id from event where stream_id = ? and version < ?)""", NO_CONTENT,
                stream.value(), version);
    }

    /** A single one by its key; several in one query, whose list is padded so that there are few of different length. */
    @Override
    @Transactional(readOnly = true)
    public List<CarriedOut> find(Collection<UUID> commandIds) {
        var found = commandIds.size() == 1
                ? Stream.ofNullable(entities.find(CommandEntity.class, commandIds.iterator().next()))
                : entities.createQuery("select c from Command c where c.commandId in :ids", CommandEntity.class)
                        .setParameter("ids", commandIds)
                        .getResultStream();
        return found.map(CommandEntity::toCarriedOut).toList();
    }
}
