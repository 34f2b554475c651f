package bank.eventsourced.eventstore.adapter.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.EntityManager;

import org.springframework.jdbc.core.JdbcTemplate;
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
    private final JdbcTemplate jdbc;

    JpaParkedStreams(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    /** By plain JDBC, as a follower asks with each look. */
    @Override
    public List<ParkedStream> of(String follower) {
        return jdbc.query("""
                select follower, log, stream_id, version, state, cause, attempts, since, last_attempt from parked_stream
                 where follower = ?""", JpaParkedStreams::parked, follower);
    }

    private static ParkedStream parked(ResultSet row, int number) throws SQLException {
        return new ParkedStream(row.getString(1), row.getString(2), new StreamId(row.getObject(3, UUID.class)),
                row.getLong(4), ParkedStream.State.valueOf(row.getString(5)), row.getString(6), row.getInt(7),
                row.getTimestamp(8, EventRow.utc()).toInstant(), row.getTimestamp(9, EventRow.utc()).toInstant());
    }

    @Override
    public Optional<ParkedStream> find(String follower, StreamId stream) {
        return of(follower).stream().filter(it -> it.stream().equals(stream)).findFirst();
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
