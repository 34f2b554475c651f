package bank.eventsourced.account.adapter.jpa;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImport.State;
import bank.eventsourced.account.application.ImportRuns;

/** Keeps the list of imports in a database, with JPA. */
@Component
class JpaImportRuns implements ImportRuns {

    private static final UUID AFTER_ALL = new UUID(-1, -1);

    private final EntityManager entities;

    JpaImportRuns(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Run run) {
        entities.persist(new ImportRunEntity(run));
        entities.flush();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void update(Run run) {
        var kept = entities.find(ImportRunEntity.class, run.past().id());
        if (kept == null) {
            throw new IllegalStateException("Import %s is missing in the list of imports".formatted(run.past().id()));
        }
        kept.update(run);
        entities.flush();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Run> find(UUID id) {
        return Optional.ofNullable(entities.find(ImportRunEntity.class, id)).map(ImportRunEntity::toRun);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PastImport> list(Optional<UUID> before, int limit) {
        return entities.createQuery("select r from ImportRun r where r.id < :before order by r.id desc",
                ImportRunEntity.class)
                .setParameter("before", before.orElse(AFTER_ALL))
                .setMaxResults(limit)
                .getResultStream()
                .map(ImportRunEntity::toPastImport)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean anyUndone() {
        return entities.createQuery("select count(r) from ImportRun r where r.state in :undone", Long.class)
                .setParameter("undone", List.of(State.UNDOING, State.UNDONE, State.PARTLY_UNDONE))
                .getSingleResult() > 0;
    }
}
