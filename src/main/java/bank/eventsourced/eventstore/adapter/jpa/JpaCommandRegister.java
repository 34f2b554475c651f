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
        } catch (PersistenceException failed) {
            throw Conflicts.translated(failed, "A command was carried out by somebody else");
        }
    }

    /** One by one: a list of ids in one query is a new query to plan for each length of the list. */
    @Override
    @Transactional(readOnly = true)
    public List<CarriedOut> find(Collection<UUID> commandIds) {
        return commandIds.stream()
                .flatMap(id -> Stream.ofNullable(entities.find(CommandEntity.class, id)))
                .map(CommandEntity::toCarriedOut)
                .toList();
    }
}
