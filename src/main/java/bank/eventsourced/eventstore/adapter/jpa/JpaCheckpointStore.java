package bank.eventsourced.eventstore.adapter.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.Pause;
import bank.eventsourced.eventstore.application.CheckpointStore;

/** Keeps checkpoints in a database, with JPA. */
@Component
class JpaCheckpointStore implements CheckpointStore {

    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    JpaCheckpointStore(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    public long position(String follower) {
        return find(follower).position();
    }

    @Override
    public Checkpoint find(String follower) {
        return jdbc.query("""
                select checkpoint, paused_since, paused_by, paused_reason from follower where name = ?""",
                (row, _) -> new Checkpoint(row.getLong(1), pause(row)), follower)
                .stream()
                .findFirst()
                .orElseGet(() -> new Checkpoint(0, Optional.empty()));
    }

    private static Optional<Pause> pause(ResultSet row) throws SQLException {
        var since = row.getTimestamp(2, EventRow.utc());
        return since == null ? Optional.empty()
                : Optional.of(new Pause(since.toInstant(), row.getString(3), row.getString(4)));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Long> positions() {
        return entities.createQuery("select f.name, f.checkpoint from Follower f", Reached.class)
                .getResultStream()
                .collect(Collectors.toMap(Reached::follower, Reached::position));
    }

    record Reached(String follower, long position) {}

    /** Updates the row before it reads it: on HSQLDB in MVCC mode an update locks, a select for update does not. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public Checkpoint lock(String follower, String log) {
        var locked = jdbc.update("update follower set checkpoint = checkpoint where name = ?", follower);
        if (locked == 0) {
            try {
                entities.persist(new FollowerEntity(follower, log));
                entities.flush();
            } catch (PersistenceException failed) {
                throw Conflicts.translated(failed, "The follower was created by somebody else");
            }
        }
        return find(follower);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void advance(String follower, long position) {
        var advanced = jdbc.update("update follower set checkpoint = ? where name = ? and checkpoint <= ?", position,
                follower, position);
        if (advanced != 1) {
            throw new IllegalStateException("The checkpoint of %s cannot go back to %d".formatted(follower, position));
        }
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void pause(String follower, Optional<Pause> pause) {
        jdbc.update("update follower set paused_since = ?, paused_by = ?, paused_reason = ? where name = ?",
                new @Nullable Object[]{pause.map(it -> it.since().atOffset(ZoneOffset.UTC)).orElse(null),
                        pause.map(Pause::by).orElse(null), pause.map(Pause::reason).orElse(null), follower},
                new int[]{Types.TIMESTAMP_WITH_TIMEZONE, Types.VARCHAR, Types.VARCHAR, Types.VARCHAR});
    }
}
