package bank.eventsourced.eventstore.adapter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.eventstore.BankCopy.Head;
import bank.eventsourced.eventstore.BankCopying.Outcome;
import bank.eventsourced.eventstore.ControlQuery;
import bank.eventsourced.eventstore.EventHash;
import bank.eventsourced.eventstore.Monitor;

/** Copies all tables from one connection to another, reads the copies again and compares. */
final class TableCopying {

    private final Connection from;
    private final Connection to;
    private final Runnable requireRoom;
    private final Monitor monitor;
    private final Map<String, Fingerprint> copied = new HashMap<>();
    private long done;
    private long total;

    /**
     * Transactions end as soon as they are not read from any more: a server ends those that are idle for long.
     *
     * @param from sees one state of the bank until it is closed
     * @param to   the same tables, empty
     */
    TableCopying(Connection from, Connection to, Runnable requireRoom, Monitor monitor) {
        this.from = from;
        this.to = to;
        this.requireRoom = requireRoom;
        this.monitor = monitor;
    }

    Outcome.Done copyAll(List<ControlQuery> queries) throws SQLException {
        var pairs = pairs();
        to.commit();
        for (var pair : pairs) {
            total += 2 * count(pair.source());
        }
        for (var pair : pairs) {
            copied.put(pair.source().name(), copy(pair));
        }
        var figures = figures(from, queries);
        from.rollback();
        var rows = new TreeMap<String, Long>();
        for (var pair : pairs) {
            rows.put(pair.target().name(), compare(pair.target()));
        }
        requireSame(figures, figures(to, queries));
        return new Outcome.Done(heads(), rows, figures);
    }

    private record Pair(Table source, Table target) {}

    private List<Pair> pairs() throws SQLException {
        var sources = Table.of(from);
        var targets = Table.of(to);
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < Math.max(sources.size(), targets.size()); i++) {
            if (sources.size() != targets.size() || !targets.get(i).isLike(sources.get(i))) {
                throw new IllegalStateException("The two databases have different tables");
            }
            pairs.add(new Pair(sources.get(i), targets.get(i)));
        }
        return pairs;
    }

    private long count(Table table) throws SQLException {
        try (var query = from.createStatement(); var row = query.executeQuery(table.count())) {
            row.next();
            return row.getLong(1);
        }
    }

    private Fingerprint copy(Pair pair) throws SQLException {
        var seen = new Fingerprint();
        var rows = new Rows(from, pair.source());
        try (var insertion = to.prepareStatement(pair.target().insertion())) {
            for (var page = rows.next(); !page.isEmpty(); page = rows.next()) {
                requireRoom.run();
                for (var row : page) {
                    seen.add(row);
                    for (var i = 0; i < row.length; i++) {
                        pair.target().columns().get(i).write(insertion, i + 1, row[i]);
                    }
                    insertion.addBatch();
                }
                insertion.executeBatch();
                to.commit();
                report(page);
            }
        }
        return seen;
    }

    private void report(List<@Nullable Object[]> page) {
        done += page.size();
        monitor.report(Math.min(done, total), total);
    }

    private long compare(Table table) throws SQLException {
        var seen = new Fingerprint();
        var rows = new Rows(to, table);
        for (var page = rows.next(); !page.isEmpty(); page = rows.next()) {
            page.forEach(seen::add);
            report(page);
        }
        if (!seen.isSameAs(copied.getOrDefault(table.name(), new Fingerprint()))) {
            throw new IllegalStateException("The table %s of the copy is not that of the bank".formatted(table.name()));
        }
        return seen.rows();
    }

    private List<Head> heads() throws SQLException {
        var heads = new ArrayList<Head>();
        try (var query = to.createStatement();
                var rows = query.executeQuery("select log, position, hash from log_head order by log")) {
            while (rows.next()) {
                heads.add(new Head(rows.getString(1), rows.getLong(2), EventHash.of(rows.getBytes(3))));
            }
        }
        return heads;
    }

    private static void requireSame(Map<String, String> figures, Map<String, String> ofCopy) {
        if (!ofCopy.equals(figures)) {
            throw new IllegalStateException("The figures of the copy are not those of the bank: " + ofCopy);
        }
    }

    private static Map<String, String> figures(Connection connection, List<ControlQuery> queries) throws SQLException {
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
}
