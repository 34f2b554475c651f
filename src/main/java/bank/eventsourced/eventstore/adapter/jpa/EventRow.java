package bank.eventsourced.eventstore.adapter.jpa;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;

/** An event as a row of the log. It goes there and back by plain JDBC: nothing is written and read so often. */
final class EventRow {

    private static final String COLUMNS = """
            log, position, stream_id, stream_type, version, type, schema_version, payload, command_id, correlation_id, \
            causation, actor, value_date, recorded_at, hash""";
    static final String SELECT = "select " + COLUMNS + " from event";
    static final String INSERT = "insert into event (" + COLUMNS + """
            ) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    static final int[] TYPES = {Types.VARCHAR, Types.BIGINT, Types.OTHER, Types.VARCHAR, Types.BIGINT, Types.VARCHAR,
            Types.INTEGER, Types.VARCHAR, Types.OTHER, Types.OTHER, Types.VARCHAR, Types.VARCHAR, Types.DATE,
            Types.TIMESTAMP_WITH_TIMEZONE, Types.VARBINARY};

    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

    private EventRow() {}

    /** For one query only: it is not thread-safe. */
    static RowMapper<StoredEvent> reader() {
        var utc = utc();
        return (row, _) -> new StoredEvent(row.getString(1), row.getLong(2),
                new StreamId(row.getObject(3, UUID.class)), row.getString(4), row.getLong(5), row.getString(6),
                row.getInt(7), row.getString(8), metadata(row), row.getTimestamp(14, utc).toInstant(),
                EventHash.of(row.getBytes(15)));
    }

    /** In which a database without time zones keeps instants. A fresh one, as reading changes it. */
    static Calendar utc() {
        return new Calendar.Builder().setTimeZone(UTC).setInstant(0).build();
    }

    private static EventMetadata metadata(ResultSet row) throws SQLException {
        return new EventMetadata(row.getObject(9, UUID.class), row.getObject(10, UUID.class),
                Optional.ofNullable(row.getString(11)).map(EventReference::of), row.getString(12),
                Optional.ofNullable(row.getObject(13, LocalDate.class)));
    }

    static @Nullable Object[] of(StoredEvent event) {
        var metadata = event.metadata();
        return new @Nullable Object[]{event.log(), event.position(), event.stream().value(), event.streamType(),
                event.version(), event.type(), event.schemaVersion(), event.payload(), metadata.commandId(),
                metadata.correlationId(), metadata.causation().map(EventReference::toString).orElse(null),
                metadata.actor(), metadata.valueDate().orElse(null), event.recordedAt().atOffset(ZoneOffset.UTC),
                event.hash().bytes()};
    }
}
