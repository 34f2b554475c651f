package bank.eventsourced.eventstore.adapter.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A column, and how its values are read and written so that each database means the same by them. In HSQLDB a date is a
 * timestamp to the second: the day's midnight.
 */
record Column(String name, Type type) {

    private static final int TO_THE_SECOND = "2026-03-01 00:00:00".length();

    /**
     * @param type the name that the database has for it
     * @param size how many characters it takes to write down its longest value
     */
    static Column of(String name, String type, int size) {
        return new Column(name.toLowerCase(Locale.ROOT), switch (type.toLowerCase(Locale.ROOT)) {
            case "varchar", "character varying" -> Type.TEXT;
            case "bigint", "int8" -> Type.NUMBER;
            case "integer", "int4" -> Type.SMALL_NUMBER;
            case "boolean", "bool" -> Type.FLAG;
            case "uuid" -> Type.ID;
            case "date" -> Type.DATE;
            case "timestamp" -> size == TO_THE_SECOND ? Type.DATE : Type.UTC_TIME;
            case "timestamptz" -> Type.INSTANT;
            case "varbinary", "bytea" -> Type.BYTES;
            default -> throw new IllegalStateException("No copy is known of the type %s of %s".formatted(type, name));
        });
    }

    /** The same in both databases, but for instants: one knows them, the other writes down what UTC says. */
    enum Type {
        TEXT(Types.VARCHAR), NUMBER(Types.BIGINT), SMALL_NUMBER(Types.INTEGER), FLAG(Types.BOOLEAN), ID(
                Types.OTHER),
        DATE(Types.DATE), UTC_TIME(
                Types.TIMESTAMP),
        INSTANT(Types.TIMESTAMP_WITH_TIMEZONE), BYTES(Types.VARBINARY);

        private final int ofNull;

        Type(int ofNull) {
            this.ofNull = ofNull;
        }
    }

    @Nullable
    Object read(ResultSet row, int index) throws SQLException {
        return switch (type) {
            case TEXT -> row.getString(index);
            case NUMBER -> row.getObject(index, Long.class);
            case SMALL_NUMBER -> row.getObject(index, Integer.class);
            case FLAG -> row.getObject(index, Boolean.class);
            case ID -> row.getObject(index, UUID.class);
            case DATE -> row.getObject(index, LocalDate.class);
            case UTC_TIME -> {
                var time = row.getObject(index, LocalDateTime.class);
                yield time == null ? null : time.toInstant(ZoneOffset.UTC);
            }
            case INSTANT -> {
                var time = row.getObject(index, OffsetDateTime.class);
                yield time == null ? null : time.toInstant();
            }
            case BYTES -> row.getBytes(index);
        };
    }

    void write(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case Instant it when type == Type.INSTANT -> statement.setObject(index, it.atOffset(ZoneOffset.UTC));
            case Instant it -> statement.setObject(index, LocalDateTime.ofInstant(it, ZoneOffset.UTC));
            case byte[] it -> statement.setBytes(index, it);
            case null -> statement.setNull(index, type.ofNull);
            default -> statement.setObject(index, value);
        }
    }
}
