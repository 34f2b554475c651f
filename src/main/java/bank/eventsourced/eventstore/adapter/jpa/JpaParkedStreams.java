package bank.eventsourced.eventstore.adapter.jpa;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.EntityManager;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.ParkedStream;
import bank.eventsourced.eventstore.SkippedEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.ParkedStreams;

/**
 * Keeps parked streams and skipped events in a database, with JPA. Everything is written at once and forgotten by the
 * entity manager: a follower may clear it, and another process may change the rows between two looks.
 */
@Component
class JpaParkedStreams implements ParkedStreams {

    private final EntityManager entities;

    JpaParkedStreams(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    @Transactional(readOnly = true)
    public List<ParkedStream> of(String follower) {
        return parked(entities.createQuery("select p from ParkedStream p where p.key.follower = :follower",
                ParkedStreamEntity.class).setParameter("follower", follower).getResultList());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ParkedStream> find(String follower, StreamId stream) {
        return parked(entities.createQuery("""
                select p from ParkedStream p where p.key.follower = :follower and p.key.streamId = :stream""",
                ParkedStreamEntity.class)
                .setParameter("follower", follower)
                .setParameter("stream", stream.value())
                .getResultList()).stream().findFirst();
    }

    private List<ParkedStream> parked(List<ParkedStreamEntity> read) {
        var parked = read.stream().map(ParkedStreamEntity::toParkedStream).toList();
        read.forEach(entities::detach);
        return parked;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(ParkedStream parked) {
        remove(parked.follower(), parked.stream());
        write(new ParkedStreamEntity(parked));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(String follower, StreamId stream) {
        entities.createQuery(
                "delete from ParkedStream p where p.key.follower = :follower and p.key.streamId = :stream")
                .setParameter("follower", follower)
                .setParameter("stream", stream.value())
                .executeUpdate();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(SkippedEvent skipped) {
        entities.createQuery(
                "delete from SkippedEvent s where s.key.position = :position and s.key.follower = :follower")
                .setParameter("position", skipped.position())
                .setParameter("follower", skipped.follower())
                .executeUpdate();
        write(new SkippedEventEntity(skipped));
    }

    private void write(Object row) {
        entities.persist(row);
        entities.flush();
        entities.detach(row);
    }

    @Override
    @Transactional(readOnly = true)
    public List<SkippedEvent> skipped(int limit) {
        return entities.createQuery("""
                select s from SkippedEvent s order by s.key.position desc, s.key.follower desc""",
                SkippedEventEntity.class)
                .setMaxResults(limit)
                .getResultStream()
                .map(SkippedEventEntity::toSkippedEvent)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Long> skipped(String follower) {
        return entities.createQuery("select s.key.position from SkippedEvent s where s.key.follower = :follower",
                Long.class).setParameter("follower", follower).getResultList();
    }
}
