package bank.eventsourced.eventstore.adapter.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads a table from its first row to its last in the order of its key, page by page, so that one of any size fits into
 * little memory. A row has the values of the columns, in their order.
 */
final class Rows {

    private static final int PAGE = 1_000;

    private final Connection connection;
    private final Table table;
    private @Nullable Object @Nullable [] last;

    Rows(Connection connection, Table table) {
        this.connection = connection;
        this.table = table;
    }

    /** Empty after the last row. */
    List<@Nullable Object[]> next() throws SQLException {
        if (last == null) {
            return page(List.of(), List.of());
        }
        for (var same = table.key().size() - 1; same >= 0; same--) {
            var page = page(table.key().subList(0, same), table.key().subList(same, same + 1));
            if (!page.isEmpty()) {
                return page;
            }
        }
        return List.of();
    }

    private List<@Nullable Object[]> page(List<Column> same, List<Column> after) throws SQLException {
        var page = new ArrayList<@Nullable Object[]>(PAGE);
        try (var query = connection.prepareStatement(table.page(same, after, PAGE))) {
            var index = 1;
            for (var column : table.key().subList(0, same.size() + after.size())) {
                column.write(query, index++, ofLast(column));
            }
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var row = new @Nullable Object[table.columns().size()];
                    for (var i = 0; i < row.length; i++) {
                        row[i] = table.columns().get(i).read(rows, i + 1);
                    }
                    page.add(row);
                }
            }
        }
        if (!page.isEmpty()) {
            last = page.getLast();
        }
        return page;
    }

    private @Nullable Object ofLast(Column column) {
        return last == null ? null : last[table.columns().indexOf(column)];
    }
}
