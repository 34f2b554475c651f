package bank.eventsourced.eventstore.adapter.jpa;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import bank.eventsourced.eventstore.ConcurrencyConflict;
import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEventQuery.Order;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.application.EventFilter;
import bank.eventsourced.eventstore.application.EventStore;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.eventstore.domain.PendingEvent;

/**
 * Keeps events in a database: by plain JDBC, and with JPA what is searched or rare. Queries are ordered by all columns of
 * the index that serves them, also by those that are fixed: otherwise HSQLDB reads and sorts a whole log for each page.
 */
@Component
class JpaEventStore implements EventStore {

    private static final String MOVE = """
            update log_head set position = ?, hash = ?, recorded_at = ? where log = ? and position = ? and hash = ?""";

    private final EntityManager entities;
    private final JdbcTemplate jdbc;

    /** Where this process last left each log; only a guess, which {@link #take} compares with the database. */
    private final Map<String, LogHead> lastKnownHeads = new ConcurrentHashMap<>();

    JpaEventStore(EntityManager entities, JdbcTemplate jdbc) {
        this.entities = entities;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<StoredEvent> append(String log, List<PendingEvent> events, Instant now) {
        var extension = take(log, events, now);
        insert(extension.events());
        return extension.events();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(String log, List<StoredEvent> events) {
        var last = events.getLast();
        if (!move(lockHead(log), new LogHead(log, last.position(), last.hash(), last.recordedAt()))) {
            throw new ConcurrencyConflict("The head of the %s log moved while it was locked".formatted(log));
        }
        insert(events);
    }

    private void insert(List<StoredEvent> events) {
        try {
            jdbc.batchUpdate(EventRow.INSERT, events.stream().map(EventRow::of).toList(), EventRow.TYPES);
        } catch (DuplicateKeyException failed) {
            throw new ConcurrencyConflict("A stream has moved on", failed);
        }
    }

    /**
     * Takes the next positions of the log. The head row is updated first and so locked until the commit: on HSQLDB only
     * an update locks. Usually nobody else has moved the head and one statement does.
     */
    private LogHead.Extension take(String log, List<PendingEvent> events, Instant now) {
        var known = lastKnownHeads.get(log);
        if (known != null) {
            var extension = known.extend(events, now);
            if (move(known, extension.head())) {
                return extension;
            }
        }
        var head = lockHead(log);
        var extension = head.extend(events, now);
        if (!move(head, extension.head())) {
            throw new ConcurrencyConflict("The head of the %s log moved while it was locked".formatted(log));
        }
        return extension;
    }

    private boolean move(LogHead from, LogHead to) {
        var moved = jdbc.update(MOVE, to.position(), to.hash().bytes(), to.recordedAt().atOffset(ZoneOffset.UTC),
                from.log(), from.position(), from.hash().bytes());
        if (moved == 1) {
            lastKnownHeads.put(to.log(), to);
        }
        return moved == 1;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(String log) {
        lockHead(log);
    }

    private LogHead lockHead(String log) {
        var locked = entities.createQuery("update LogHead h set h.position = h.position where h.log = :log")
                .setParameter("log", log)
                .executeUpdate();
        if (locked == 0) {
            try {
                entities.persist(new LogHeadEntity(LogHead.ofEmpty(log)));
                entities.flush();
            } catch (PersistenceException failed) {
                throw Conflicts.translated(failed, "The log was created by somebody else");
            }
        }
        return head(log);
    }

    @Override
    public LogHead head(String log) {
        return jdbc.query("select log, position, hash, recorded_at from log_head where log = ?",
                (row, _) -> new LogHead(row.getString(1), row.getLong(2), EventHash.of(row.getBytes(3)),
                        row.getTimestamp(4, EventRow.utc()).toInstant()),
                log).stream().findFirst().orElseGet(() -> LogHead.ofEmpty(log));
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, Long> positions() {
        return entities.createQuery("select h.log, h.position from LogHead h", Reached.class)
                .getResultStream()
                .collect(Collectors.toMap(Reached::log, Reached::position));
    }

    record Reached(String log, long position) {}

    @Override
    @Transactional(readOnly = true)
    public Map<StreamId, Long> moved(String log, long after, long upTo) {
        return entities.createQuery("""
                select e.streamId, max(e.version) from Event e
                 where e.place.log = :log and e.place.position > :after and e.place.position <= :upTo
                 group by e.streamId""", Moved.class)
                .setParameter("log", log)
                .setParameter("after", after)
                .setParameter("upTo", upTo)
                .getResultStream()
                .collect(Collectors.toMap(it -> new StreamId(it.stream()), Moved::version));
    }

    record Moved(UUID stream, long version) {}

    @Override
    @Transactional(readOnly = true)
    public List<String> logs() {
        return entities.createQuery("select h.log from LogHead h order by h.log", String.class).getResultList();
    }

    @Override
    @Transactional(readOnly = true)
    public long count() {
        return entities.createQuery("select count(e) from Event e", Long.class).getSingleResult();
    }

    @Override
    public List<StoredEvent> read(String log, long afterPosition, int limit) {
        return events(EventRow.SELECT + " where log = ? and position > ? order by log, position limit ?", log,
                afterPosition, limit);
    }

    @Override
    public List<StoredEvent> history(StreamId stream, long afterVersion, int limit) {
        return events(EventRow.SELECT + " where stream_id = ? and version > ? order by stream_id, version limit ?",
                stream.value(), afterVersion, limit);
    }

    /** One by one: for a list of versions HSQLDB reads the whole stream. */
    @Override
    @Transactional(readOnly = true)
    public List<StoredEvent> history(StreamId stream, Collection<Long> versions) {
        return versions.stream()
                .sorted()
                .flatMap(version -> events(EventRow.SELECT + " where stream_id = ? and version = ?", stream.value(),
                        version).stream())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public long versionAt(StreamId stream, Instant instant) {
        return first(entities.createQuery("""
                select e.version from Event e where e.streamId = :stream and e.recordedAt <= :instant
                 order by e.streamId desc, e.version desc""", Long.class)
                .setParameter("stream", stream.value())
                .setParameter("instant", instant));
    }

    @Override
    @Transactional(readOnly = true)
    public long versionAt(StreamId stream, long position) {
        return first(entities.createQuery("""
                select e.version from Event e where e.streamId = :stream and e.place.position <= :position
                 order by e.streamId desc, e.version desc""", Long.class)
                .setParameter("stream", stream.value())
                .setParameter("position", position));
    }

    @Override
    @Transactional(readOnly = true)
    public long version(StreamId stream) {
        return first(entities.createQuery("""
                select e.version from Event e where e.streamId = :stream
                 order by e.streamId desc, e.version desc""", Long.class)
                .setParameter("stream", stream.value()));
    }

    @Override
    @Transactional(readOnly = true)
    public long[] positions(String log, EventFilter filter, long first, long last, Order order, int limit) {
        return EventSearch.of(log, filter, first, last, order)
                .query(entities)
                .setMaxResults(limit)
                .getResultList()
                .stream()
                .mapToLong(Long::longValue)
                .toArray();
    }

    /** One by one, unless they follow each other: HSQLDB finds a primary key at once, and a list of them does not. */
    @Override
    @Transactional(readOnly = true)
    public List<StoredEvent> at(String log, long[] positions) {
        if (positions.length > 1 && followEachOther(positions)) {
            return read(log, positions[0] - 1, positions.length);
        }
        return Arrays.stream(positions)
                .boxed()
                .flatMap(
                        position -> events(EventRow.SELECT + " where log = ? and position = ?", log, position).stream())
                .toList();
    }

    private static boolean followEachOther(long[] positions) {
        return IntStream.range(1, positions.length).allMatch(i -> positions[i] == positions[i - 1] + 1);
    }

    @Override
    @Transactional(readOnly = true)
    public List<StoredEvent> causedBy(EventReference event, int limit) {
        return events(EventRow.SELECT + " where causation = ? order by causation, log, position limit ?",
                event.toString(), limit);
    }

    private static long first(TypedQuery<Long> versions) {
        return versions.setMaxResults(1).getResultStream().findFirst().orElse(0L);
    }

    private List<StoredEvent> events(String query, Object... parameters) {
        return jdbc.query(query, EventRow.reader(), parameters);
    }
}
