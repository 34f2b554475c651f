package bank.eventsourced.eventstore.adapter.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.PersonalTexts.Kind;
import bank.eventsourced.eventstore.application.Opaque;
import bank.eventsourced.eventstore.application.PersonKeys;

/** Keeps the keys of persons in a database. */
@Component
class JdbcPersonKeys implements PersonKeys {

    private static final String SELECT = "select id, wrapped_key from person_key where ";

    private final JdbcTemplate jdbc;

    JdbcPersonKeys(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Protection> protection() {
        return jdbc.query("select kind, salt, iterations, check_value from text_protection",
                (row, _) -> new Protection(Kind.valueOf(row.getString(1)), Opaque.of(row.getBytes(2)), row.getInt(3),
                        Opaque.of(row.getBytes(4))))
                .stream()
                .findFirst();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void protect(Protection it) {
        try {
            jdbc.update("""
                    insert into text_protection (id, kind, salt, iterations, check_value, sweep_due)
                    values (1, ?, ?, ?, ?, false)""", it.kind().name(), it.salt().bytes(), it.iterations(),
                    it.check().bytes());
        } catch (DuplicateKeyException failed) {
            throw new ConcurrencyConflict("Somebody else protects the texts", failed);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PersonKey> find(Opaque fingerprint) {
        return jdbc.query(SELECT + "fingerprint = ?", JdbcPersonKeys::key, fingerprint.bytes()).stream().findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PersonKey> find(UUID id) {
        return jdbc.query(SELECT + "id = ?", JdbcPersonKeys::key, id).stream().findFirst();
    }

    private static PersonKey key(ResultSet row, int number) throws SQLException {
        return new PersonKey(row.getObject(1, UUID.class), Optional.ofNullable(row.getBytes(2)).map(Opaque::of));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID id, Opaque fingerprint, Opaque wrapped, Instant now) {
        try {
            jdbc.update("insert into person_key (id, fingerprint, wrapped_key, created_at) values (?, ?, ?, ?)", id,
                    fingerprint.bytes(), wrapped.bytes(), now.atOffset(ZoneOffset.UTC));
        } catch (DuplicateKeyException failed) {
            throw new ConcurrencyConflict("The person has got a key from somebody else", failed);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<Kept> all() {
        return jdbc.query("""
                select id, fingerprint, wrapped_key, created_at, forgotten_at from person_key order by id""",
                (row, _) -> new Kept(row.getObject(1, UUID.class), Optional.ofNullable(row.getBytes(2)).map(Opaque::of),
                        Optional.ofNullable(row.getBytes(3)).map(Opaque::of), instant(row, 4).orElseThrow(),
                        instant(row, 5)));
    }

    private static Optional<Instant> instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void adopt(Protection protection) {
        jdbc.update("delete from text_protection");
        protect(protection);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void adopt(Kept key) {
        jdbc.update("""
                insert into person_key (id, fingerprint, wrapped_key, created_at, forgotten_at)
                values (?, ?, ?, ?, ?)""", key.id(), key.fingerprint().map(Opaque::bytes).orElse(null),
                key.wrapped().map(Opaque::bytes).orElse(null), key.createdAt().atOffset(ZoneOffset.UTC),
                key.forgottenAt().map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void destroy(UUID id, Instant now) {
        jdbc.update("update person_key set fingerprint = null, wrapped_key = null, forgotten_at = ? where id = ?",
                now.atOffset(ZoneOffset.UTC), id);
        jdbc.update("update text_protection set sweep_due = true");
    }

    @Override
    @Transactional(readOnly = true)
    public List<UUID> destroyedSince(Instant instant) {
        return jdbc.queryForList("select id from person_key where forgotten_at >= ?", UUID.class,
                instant.atOffset(ZoneOffset.UTC));
    }

    @Override
    @Transactional(readOnly = true)
    public Count count() {
        var keys = counted("select count(*) from person_key");
        var destroyed = counted("select count(*) from person_key where forgotten_at is not null");
        return new Count(keys - destroyed, destroyed);
    }

    private long counted(String query) {
        return jdbc.queryForList(query, Long.class).getFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean isSweepDue() {
        return jdbc.queryForList("select sweep_due from text_protection", Boolean.class).contains(true);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void swept() {
        jdbc.update("update text_protection set sweep_due = false");
    }
}
