package bank.eventsourced.eventstore.adapter.jpa;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.application.CommandRegister;

/** Keeps the register of commands in a database, with JPA. */
@Component
class JpaCommandRegister implements CommandRegister {

    private final EntityManager entities;

    JpaCommandRegister(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(List<CarriedOut> commands) {
        try {
            commands.forEach(command -> entities.persist(new CommandEntity(command)));
            entities.flush();
            entities.clear();
        } catch (PersistenceException failed) {
            throw Conflicts.translated(failed, "A command was carried out by somebody else");
        }
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
