package bank.eventsourced.eventstore.adapter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import bank.eventsourced.eventstore.Book;

/**
 * A table of the bank, as the database describes it: so what a later migration adds is copied, too.
 *
 * @param columns in the order of their names
 * @param key     the columns of the primary key, in its order
 */
record Table(String name, List<Column> columns, List<Column> key) {

    private static final Set<String> NOT_COPIED = Set.of("flyway_schema_history", "unfinished_copy", "rebuild");

    /** The tables of a bank, in the order of their names; what is being rebuilt is not one of them. */
    static List<Table> of(Connection connection) throws SQLException {
        var names = names(connection);
        names.keySet().removeAll(NOT_COPIED);
        List.copyOf(names.keySet()).forEach(it -> names.remove(Book.REBUILT.table(it)));
        var tables = new ArrayList<Table>();
        for (var name : names.values()) {
            tables.add(described(connection, name));
        }
        return tables;
    }

    /** A table by its name in lower case. */
    static Table named(Connection connection, String name) throws SQLException {
        var found = names(connection).get(name);
        if (found == null) {
            throw new IllegalStateException("There is no table " + name);
        }
        return described(connection, found);
    }

    /** As the database writes them, by the name in lower case. */
    private static TreeMap<String, String> names(Connection connection) throws SQLException {
        var names = new TreeMap<String, String>();
        try (var found = connection.getMetaData()
                .getTables(null, connection.getSchema(), null, new String[]{"TABLE"})) {
            while (found.next()) {
                var name = found.getString("TABLE_NAME");
                names.put(name.toLowerCase(Locale.ROOT), name);
            }
        }
        return names;
    }

    private static Table described(Connection connection, String name) throws SQLException {
        var about = connection.getMetaData();
        var columns = new TreeMap<String, Column>();
        try (var found = about.getColumns(null, connection.getSchema(), name, null)) {
            while (found.next()) {
                var column = Column.of(found.getString("COLUMN_NAME"), found.getString("TYPE_NAME"),
                        found.getInt("COLUMN_SIZE"));
                columns.put(column.name(), column);
            }
        }
        var key = new TreeMap<Short, Column>();
        try (var found = about.getPrimaryKeys(null, connection.getSchema(), name)) {
            while (found.next()) {
                key.put(found.getShort("KEY_SEQ"), known(columns, found.getString("COLUMN_NAME")));
            }
        }
        if (key.isEmpty()) {
            throw new IllegalStateException("The table %s has no primary key".formatted(name));
        }
        return new Table(name.toLowerCase(Locale.ROOT), List.copyOf(columns.values()), List.copyOf(key.values()));
    }

    private static Column known(TreeMap<String, Column> columns, String name) {
        var column = columns.get(name.toLowerCase(Locale.ROOT));
        if (column == null) {
            throw new IllegalStateException("There is no column " + name);
        }
        return column;
    }

    /** Whether rows of the other one fit in here. */
    boolean isLike(Table other) {
        return name.equals(other.name) && names(columns).equals(names(other.columns));
    }

    private static String names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    String insertion() {
        var places = columns.stream().map(_ -> "?").collect(Collectors.joining(", "));
        return "insert into %s (%s) values (%s)".formatted(name, names(columns), places);
    }

    String count() {
        return "select count(*) from " + name;
    }

    /**
     * Rows in the order of the key.
     *
     * @param same by how many columns of the key a row must be the same as the last one that was read; by the next column
     *             it must come after it. None if nothing was read yet
     */
    String page(List<Column> same, List<Column> after, int rows) {
        var conditions = new ArrayList<String>();
        same.forEach(it -> conditions.add(it.name() + " = ?"));
        after.forEach(it -> conditions.add(it.name() + " > ?"));
        return "select %s from %s%s order by %s limit %d".formatted(names(columns), name,
                conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions), names(key), rows);
    }
}
