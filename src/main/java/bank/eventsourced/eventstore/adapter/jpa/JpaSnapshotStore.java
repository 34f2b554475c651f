package bank.eventsourced.eventstore.adapter.jpa;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.SnapshotStore;

/** Keeps snapshots in a database, with JPA. */
@Component
class JpaSnapshotStore implements SnapshotStore {

    private static final UUID BEFORE_FIRST = new UUID(0, 0);

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

    /** A snapshot is the latest one if the index has none behind it. */
    @Override
    @Transactional(readOnly = true)
    public List<Snapshot> latestOfEach(Optional<StreamId> after, int limit) {
        return entities.createQuery("""
                select s from Snapshot s where s.place.streamId > :after and not exists (select 1 from Snapshot later
                         where later.place.streamId = s.place.streamId and later.place.version > s.place.version)
                 order by s.place.streamId, s.place.version""", SnapshotEntity.class)
                .setParameter("after", after.map(StreamId::value).orElse(BEFORE_FIRST))
                .setMaxResults(limit)
                .getResultStream()
                .map(SnapshotEntity::toSnapshot)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Snapshot> latestOf(StreamId stream) {
        return entities.createQuery("""
                select s from Snapshot s where s.place.streamId = :stream
                 order by s.place.streamId desc, s.place.version desc""", SnapshotEntity.class)
                .setParameter("stream", stream.value())
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(SnapshotEntity::toSnapshot);
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return entities.createQuery("select count(s) from Snapshot s", Long.class).getSingleResult();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int delete(StreamId stream) {
        return entities.createQuery("delete from Snapshot s where s.place.streamId = :stream")
                .setParameter("stream", stream.value())
                .executeUpdate();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int deleteAll() {
        return entities.createQuery("delete from Snapshot").executeUpdate();
    }
}
