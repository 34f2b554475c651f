package bank.eventsourced.eventstore.adapter.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.Rebuilding.Difference;

/**
 * A table that answers, and the one beside it that was made from the log. In all statements {@code k} is a row of the
 * first and {@code r} one of the second.
 */
record Twins(Table kept) {

    static Twins of(Connection connection, String name) throws SQLException {
        return new Twins(Table.named(connection, name));
    }

    private String rebuilt() {
        return Book.REBUILT.table(kept.name());
    }

    String countKept() {
        return "select count(*) from " + kept.name();
    }

    String countRebuilt() {
        return "select count(*) from " + rebuilt();
    }

    /** How many rows both have, and how many of these are not the same: in one pass, as the tables may be long. */
    String countCommon() {
        return "select count(*), coalesce(sum(case when %s then 1 else 0 end), 0) from %s k join %s r on %s"
                .formatted(differs(), kept.name(), rebuilt(), sameKey());
    }

    /** Rows that only the rebuilt one has. */
    String missing(int limit) {
        return "select %s from %s r where not exists (%s) order by %s limit %d".formatted(columns("r"), rebuilt(),
                inKept(), key("r"), limit);
    }

    /** Rows that only the old one has. */
    String surplus(int limit) {
        return "select %s from %s k where not exists (%s) order by %s limit %d".formatted(columns("k"), kept.name(),
                inRebuilt(), key("k"), limit);
    }

    /** Rows that both have and that are not the same: all columns of the old row, and then all columns of the rebuilt one. */
    String wrong(int limit) {
        return "select %s, %s from %s k join %s r on %s where %s order by %s limit %d".formatted(columns("k"),
                columns("r"), kept.name(), rebuilt(), sameKey(), differs(), key("k"), limit);
    }

    /** Takes away what the rebuilt one has not, or not so. */
    String removal() {
        return "delete from %s k where not exists (%s and not (%s))".formatted(kept.name(), inRebuilt(), differs());
    }

    /** Puts in what is not there. */
    String insertion() {
        return "insert into %s (%s) select %s from %s r where not exists (%s)".formatted(kept.name(), columns(),
                columns("r"), rebuilt(), inKept());
    }

    /** The first column of the key in a row that so many others precede. */
    String boundary(int rows) {
        return "select %1$s from %2$s order by %1$s limit 1 offset %3$d".formatted(first().name(), rebuilt(), rows);
    }

    String clearing() {
        return "delete from " + rebuilt();
    }

    String clearingBefore() {
        return "delete from %s where %s < ?".formatted(rebuilt(), first().name());
    }

    private Column first() {
        return kept.key().getFirst();
    }

    private String inKept() {
        return "select 1 from %s k where %s".formatted(kept.name(), sameKey());
    }

    private String inRebuilt() {
        return "select 1 from %s r where %s".formatted(rebuilt(), sameKey());
    }

    private String sameKey() {
        return kept.key()
                .stream()
                .map(it -> "k.%1$s = r.%1$s".formatted(it.name()))
                .collect(Collectors.joining(" and "));
    }

    private String differs() {
        return others().map(it -> "k.%1$s is distinct from r.%1$s".formatted(it.name()))
                .collect(Collectors.joining(" or "));
    }

    private Stream<Column> others() {
        return kept.columns().stream().filter(it -> !kept.key().contains(it));
    }

    private String key(String alias) {
        return kept.key().stream().map(it -> alias + "." + it.name()).collect(Collectors.joining(", "));
    }

    private String columns(String alias) {
        return kept.columns().stream().map(it -> alias + "." + it.name()).collect(Collectors.joining(", "));
    }

    private String columns() {
        return kept.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    Difference missing(ResultSet row) throws SQLException {
        var rebuilt = values(row, 0);
        return new Difference(kept.name(), words(kept.key(), rebuilt), "", words(others().toList(), rebuilt));
    }

    Difference surplus(ResultSet row) throws SQLException {
        var old = values(row, 0);
        return new Difference(kept.name(), words(kept.key(), old), words(others().toList(), old), "");
    }

    /** Of a wrong row, the columns that are wrong. */
    Difference wrong(ResultSet row) throws SQLException {
        var old = values(row, 0);
        var rebuilt = values(row, kept.columns().size());
        var wrong = others().filter(it -> !Objects.equals(value(it, old), value(it, rebuilt))).toList();
        return new Difference(kept.name(), words(kept.key(), old), words(wrong, old), words(wrong, rebuilt));
    }

    private List<String> values(ResultSet row, int after) throws SQLException {
        var values = new String[kept.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = String.valueOf(kept.columns().get(i).read(row, after + i + 1));
        }
        return List.of(values);
    }

    private String value(Column column, List<String> values) {
        return values.get(kept.columns().indexOf(column));
    }

    private String words(List<Column> columns, List<String> values) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).name() + " " + value(columns.get(i), values))
                .collect(Collectors.joining(", "));
    }
}
