package bank.eventsourced.eventstore.adapter.hsqldb;

import static bank.eventsourced.eventstore.BankFiles.Problem.DAMAGED;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.eventstore.BankFiles.Monitor;
import bank.eventsourced.eventstore.BankFiles.Phase;
import bank.eventsourced.eventstore.ChainFault;
import bank.eventsourced.eventstore.ControlQuery;
import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.eventstore.domain.ChainVerifier;
import bank.eventsourced.eventstore.domain.LogHead;
import bank.eventsourced.wording.Sentence;

/** A copy of the bank that nobody else has open: says what it holds, having seen that it is whole. */
final class CopiedBank implements AutoCloseable {

    private static final int PAGE = 1_000;
    private static final String EVENTS = """
            select log, position, stream_id, stream_type, version, type, schema_version, payload, command_id, \
            correlation_id, causation, actor, value_date, recorded_at, hash \
            from event where log = ? and position > ? order by log, position limit\s""" + PAGE;

    private final Connection connection;
    private final BankDatabase database;
    private final Monitor monitor;
    private long checked;
    private long events;

    private CopiedBank(Connection connection, BankDatabase database, Monitor monitor) {
        this.connection = connection;
        this.database = database;
        this.monitor = monitor;
    }

    /**
     * What a copy holds.
     *
     * @param heads   the end of each log, in the order of their names
     * @param figures the answers to the control queries
     */
    record Contents(List<Head> heads, Map<String, String> figures) {}

    /**
     * Opens a copy, reads it from the first event to the last, and closes it again: then its files are complete.
     *
     * @param database     is closed
     * @param acknowledged ends of logs that the copy must have reached: what was acknowledged before it was made
     */
    static Contents read(BankDatabase database, List<ControlQuery> queries, List<Head> acknowledged, Monitor monitor) {
        try (database; var copy = new CopiedBank(database.open(), database, monitor)) {
            return copy.contents(queries, acknowledged);
        } catch (BackupTrouble | BackupTrouble.Cancelled reason) {
            throw reason;
        } catch (SQLException | RuntimeException unreadable) {
            throw new BackupTrouble(DAMAGED,
                    Sentence.of("The copy of the bank in %s cannot be read (%s).", database.folder(),
                            Sentence.saidBy(unreadable)),
                    unreadable);
        }
    }

    /** The heads of the logs of a database, the running bank's too. */
    static List<Head> heads(Connection connection) throws SQLException {
        return logHeads(connection).stream().map(CopiedBank::head).toList();
    }

    private static List<LogHead> logHeads(Connection connection) throws SQLException {
        var heads = new ArrayList<LogHead>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select log, position, hash, recorded_at from log_head order by log")) {
            while (rows.next()) {
                heads.add(new LogHead(rows.getString(1), rows.getLong(2), EventHash.of(rows.getBytes(3)),
                        rows.getObject(4, LocalDateTime.class).toInstant(ZoneOffset.UTC)));
            }
        }
        return heads;
    }

    private Contents contents(List<ControlQuery> queries, List<Head> acknowledged) throws SQLException {
        var heads = logHeads(connection);
        events = heads.stream().mapToLong(LogHead::position).sum();
        for (var known : acknowledged) {
            if (heads.stream().noneMatch(it -> it.log().equals(known.log()) && it.position() >= known.position())) {
                damaged(Sentence.of("Its %s log has not come to position %s.", known.log(), known.position()));
            }
        }
        for (var head : heads) {
            verify(head, acknowledged);
        }
        requireNoOtherEvents();
        return new Contents(heads.stream().map(CopiedBank::head).toList(), figures(queries));
    }

    private static Head head(LogHead head) {
        return new Head(head.log(), head.position(), head.hash());
    }

    private void verify(LogHead head, List<Head> acknowledged) throws SQLException {
        var verifier = new ChainVerifier(head.log());
        for (var page = page(head.log(), 0); !page.isEmpty(); page = page(head.log(), verifier.position())) {
            for (var event : page) {
                verifier.next(event).map(ChainFault::sentence).ifPresent(this::damaged);
                requireTheBanks(event, acknowledged);
            }
            checked += page.size();
            monitor.progressed(Phase.CHECKING, checked, events);
            if (monitor.cancelled()) {
                throw new BackupTrouble.Cancelled();
            }
        }
        verifier.end(head).map(ChainFault::sentence).ifPresent(this::damaged);
    }

    private void requireTheBanks(StoredEvent event, List<Head> acknowledged) {
        for (var known : acknowledged) {
            if (known.position() == event.position() && known.log().equals(event.log())
                    && !known.hash().equals(event.hash())) {
                damaged(Sentence.of("The event at position %s of its %s log is not the bank's.", event.position(),
                        event.log()));
            }
        }
    }

    private void requireNoOtherEvents() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) from event")) {
            rows.next();
            if (rows.getLong(1) != events) {
                damaged(Sentence.of("There are %s events, but its logs state %s.", rows.getLong(1), events));
            }
        }
    }

    private void damaged(Sentence fault) {
        throw new BackupTrouble(DAMAGED,
                Sentence.of("The copy of the bank in %s is damaged. %s", database.folder(), fault));
    }

    private List<StoredEvent> page(String log, long after) throws SQLException {
        var page = new ArrayList<StoredEvent>();
        try (var query = connection.prepareStatement(EVENTS)) {
            query.setString(1, log);
            query.setLong(2, after);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    page.add(event(rows));
                }
            }
        }
        return page;
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        var causation = Optional.ofNullable(row.getString("causation")).map(EventReference::of);
        var valueDate = Optional.ofNullable(row.getObject("value_date", LocalDate.class));
        var metadata = new EventMetadata(row.getObject("command_id", UUID.class),
                row.getObject("correlation_id", UUID.class), causation, row.getString("actor"), valueDate);
        return new StoredEvent(row.getString("log"), row.getLong("position"),
                new StreamId(row.getObject("stream_id", UUID.class)), row.getString("stream_type"),
                row.getLong("version"), row.getString("type"), row.getInt("schema_version"),
                row.getString("payload"), metadata,
                row.getObject("recorded_at", LocalDateTime.class).toInstant(ZoneOffset.UTC),
                EventHash.of(row.getBytes("hash")));
    }

    private Map<String, String> figures(List<ControlQuery> queries) throws SQLException {
        var figures = new TreeMap<String, String>();
        for (var query : queries) {
            try (var statement = connection.createStatement(); var rows = statement.executeQuery(query.sql())) {
                while (rows.next()) {
                    figures.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return figures;
    }

    @Override
    public void close() throws SQLException {
        try (connection; var statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }
}
