package bank.eventsourced.eventstore.adapter.jpa;

import java.sql.Types;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.StoredEvent;

/** An event on its way into the log: rows are only ever inserted, many at once, and by plain JDBC, as nothing is faster. */
final class EventRow {

    static final String INSERT = """
            insert into event (log, position, stream_id, stream_type, version, type, schema_version, payload,
                               command_id, correlation_id, causation, actor, value_date, recorded_at, hash)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    static final int[] TYPES = {Types.VARCHAR, Types.BIGINT, Types.OTHER, Types.VARCHAR, Types.BIGINT, Types.VARCHAR,
            Types.INTEGER, Types.VARCHAR, Types.OTHER, Types.OTHER, Types.VARCHAR, Types.VARCHAR, Types.DATE,
            Types.TIMESTAMP_WITH_TIMEZONE, Types.VARBINARY};

    private EventRow() {}

    static @Nullable Object[] of(StoredEvent event) {
        var metadata = event.metadata();
        return new @Nullable Object[]{event.log(), event.position(), event.stream().value(), event.streamType(),
                event.version(), event.type(), event.schemaVersion(), event.payload(), metadata.commandId(),
                metadata.correlationId(), metadata.causation().map(EventReference::toString).orElse(null),
                metadata.actor(), metadata.valueDate().orElse(null), event.recordedAt().atOffset(ZoneOffset.UTC),
                event.hash().bytes()};
    }
}
