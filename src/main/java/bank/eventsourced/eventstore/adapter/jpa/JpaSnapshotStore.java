package bank.eventsourced.eventstore.adapter.jpa;

import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.SnapshotStore;

/** Keeps snapshots in a database, with JPA. */
@Component
class JpaSnapshotStore implements SnapshotStore {

    private final EntityManager entities;

    JpaSnapshotStore(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Snapshot snapshot) {
        entities.createQuery("delete from Snapshot s where s.place.streamId = :stream and s.place.version = :version")
                .setParameter("stream", snapshot.stream().value())
                .setParameter("version", snapshot.version())
                .executeUpdate();
        entities.persist(new SnapshotEntity(snapshot));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Snapshot> latest(StreamId stream, long atMostVersion, int schemaVersion) {
        return entities.createQuery("""
                select s from Snapshot s
                 where s.place.streamId = :stream and s.place.version <= :version and s.schemaVersion = :schema
                 order by s.place.streamId desc, s.place.version desc""", SnapshotEntity.class)
                .setParameter("stream", stream.value())
                .setParameter("version", atMostVersion)
                .setParameter("schema", schemaVersion)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(SnapshotEntity::toSnapshot);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void deleteAll() {
        entities.createQuery("delete from Snapshot").executeUpdate();
    }
}
