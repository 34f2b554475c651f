package bank.eventsourced.eventstore.adapter.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.StoredSize;
import bank.eventsourced.eventstore.StoredSnapshotQuery;
import bank.eventsourced.eventstore.StoredSnapshotQuery.Sort;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.PackedText;
import bank.eventsourced.eventstore.application.SnapshotStore;

/** Keeps snapshots in a database: by plain JDBC, and with JPA what is searched or rare. */
@Component
class JpaSnapshotStore implements SnapshotStore {

    private static final String COLUMNS =
            "stream_id, name, version, stream_type, schema_version, payload, taken_at";
    private static final String SELECT = "select " + COLUMNS + " from snapshot ";
    private static final String INSERT =
            "insert into snapshot (" + COLUMNS + ", latest) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final int[] TYPES = {Types.OTHER, Types.VARCHAR, Types.BIGINT, Types.VARCHAR, Types.INTEGER,
            Types.VARCHAR, Types.TIMESTAMP_WITH_TIMEZONE, Types.BOOLEAN};
    private static final String STREAM = "s.place.streamId";

    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    JpaSnapshotStore(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void save(Snapshot snapshot) {
        var last = lastVersion(snapshot.stream());
        if (last < snapshot.version()) {
            change("update snapshot set latest = false", snapshot.stream(), last);
        } else {
            change("delete from snapshot", snapshot.stream(), snapshot.version());
        }
        jdbc.update(INSERT, values(snapshot, last <= snapshot.version()), TYPES);
    }

    /** @param latest whether there is none of a later version */
    private static @Nullable Object[] values(Snapshot snapshot, boolean latest) {
        return new @Nullable Object[]{snapshot.stream().value(), snapshot.name(), snapshot.version(),
                snapshot.streamType(), snapshot.schemaVersion(), snapshot.payload(),
                snapshot.takenAt().map(it -> it.atOffset(ZoneOffset.UTC)).orElse(null), latest};
    }

    private long lastVersion(StreamId stream) {
        return jdbc.queryForList("""
                select version from snapshot where stream_id = ? order by stream_id desc, version desc limit 1""",
                Long.class, stream.value()).stream().findFirst().orElse(0L);
    }

    private void change(String what, StreamId stream, long version) {
        jdbc.update(what + " where stream_id = ? and version = ?", stream.value(), version);
    }

    /** By plain JDBC, as each state that is not in memory begins with it. */
    @Override
    public Optional<Snapshot> latest(StreamId stream, long atMostVersion, int schemaVersion) {
        return first(SELECT + """
                where stream_id = ? and version <= ? and schema_version = ?
                order by stream_id desc, version desc limit 1""", stream.value(), atMostVersion, schemaVersion);
    }

    private Optional<Snapshot> first(String query, Object... parameters) {
        return jdbc.query(query, JpaSnapshotStore::snapshot, parameters).stream().findFirst();
    }

    private static Snapshot snapshot(ResultSet row, int number) throws SQLException {
        return new Snapshot(new StreamId(row.getObject(1, UUID.class)), row.getString(2), row.getLong(3),
                row.getString(4), row.getInt(5), row.getString(6),
                Optional.ofNullable(row.getTimestamp(7, EventRow.utc())).map(Timestamp::toInstant));
    }

    /** The value of {@code latest} is a parameter: HSQLDB finds a constant without the index. */
    @Override
    @Transactional(readOnly = true)
    public List<StreamId> streams(StoredSnapshotQuery query, int limit) {
        var direction = switch (query.direction()) {
            case ASCENDING -> "";
            case DESCENDING -> " desc";
        };
        var streams = entities.createQuery(
                "select s.place.streamId from Snapshot s where s.latest = :latest"
                        + query.text().map(_ -> " and lower(s.name) like :text escape '!'").orElse("")
                        + order(query.sort()).stream()
                                .map(it -> it + direction)
                                .collect(Collectors.joining(", ", " order by ", "")),
                UUID.class).setParameter("latest", true).setMaxResults(limit);
        query.text().ifPresent(it -> streams.setParameter("text", EventSearch.containing(it)));
        return streams.getResultStream().map(StreamId::new).toList();
    }

    private static List<String> order(Sort sort) {
        return switch (sort) {
            case TYPE -> List.of("s.latest", "s.streamType", "s.name", STREAM);
            case NAME -> List.of("s.name", STREAM);
            case VERSION -> List.of("s.place.version", STREAM);
            case EVENTS_SINCE -> List.of("""
                    coalesce((select e.version from Event e where e.streamId = s.place.streamId
                               order by e.streamId desc, e.version desc limit 1), 0) - s.place.version""", STREAM);
            case SIZE -> List.of("length(s.payload)", STREAM);
            case TAKEN -> List.of("coalesce(s.takenAt, {ts '0001-01-01 00:00:00'})", STREAM);
            case SCHEMA -> List.of("s.schemaVersion", STREAM);
        };
    }

    @Override
    public Optional<Snapshot> latestOf(StreamId stream) {
        return first(SELECT + "where stream_id = ? order by stream_id desc, version desc limit 1", stream.value());
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return entities.createQuery("select count(s) from Snapshot s", Long.class).getSingleResult();
    }

    @Override
    @Transactional(readOnly = true)
    public Packed packed() {
        var sizes = jdbc.query("""
                select substring(payload from 1 for ?), char_length(payload) from snapshot where payload like ?""",
                (row, _) -> PackedText.size(row.getString(1), row.getInt(2)), PackedText.BEGINNING,
                PackedText.PREFIX + "%");
        return new Packed(sizes.size(), sizes.stream().mapToLong(StoredSize::stored).sum(),
                sizes.stream().mapToLong(StoredSize::unpacked).sum());
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
    public int prune(StreamId stream, int kept) {
        return jdbc.queryForList("""
                select version from snapshot where stream_id = ? order by stream_id desc, version desc
                 limit 1 offset ?""", Long.class, stream.value(), kept - 1)
                .stream()
                .mapToInt(oldest -> jdbc.update("delete from snapshot where stream_id = ? and version < ?",
                        stream.value(), oldest))
                .sum();
    }

    @Override
    public List<StreamId> withMoreThan(int kept) {
        return jdbc.queryForList("select stream_id from snapshot group by stream_id having count(*) > ?", UUID.class,
                kept).stream().map(StreamId::new).toList();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public int delete(int limit) {
        var some = jdbc.query("select stream_id, version from snapshot order by stream_id, version limit ?",
                (row, _) -> new Object[]{row.getObject(1), row.getLong(2)}, limit);
        jdbc.batchUpdate("delete from snapshot where stream_id = ? and version = ?", some);
        return some.size();
    }
}
