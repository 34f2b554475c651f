package bank.eventsourced.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A table for people. The first rows decide how wide the columns are; the rest is printed as it comes, so that a table
 * may have any number of rows.
 */
final class Table {

    private static final int ROWS_THAT_DECIDE = 1_000;
    private static final int ROWS_PER_LOOK = 1_000;

    private final PrintStream out;
    private final List<Column> columns;
    private final List<List<String>> waiting = new ArrayList<>();
    private final int[] widths;
    private boolean begun;
    private long rows;

    Table(PrintStream out, Column... columns) {
        this.out = out;
        this.columns = List.of(columns);
        this.widths = Stream.of(columns).mapToInt(column -> width(column.name())).toArray();
    }

    /** A column; numbers stand at its right edge. */
    record Column(String name, boolean right) {

        static Column text(String name) {
            return new Column(name, false);
        }

        static Column number(String name) {
            return new Column(name, true);
        }
    }

    /** @return whether somebody is still reading */
    boolean row(Object... cells) {
        var row = Stream.of(cells).map(Table::printable).toList();
        if (begun) {
            print(row);
        } else {
            waiting.add(row);
            if (waiting.size() == ROWS_THAT_DECIDE) {
                begin();
            }
        }
        return ++rows % ROWS_PER_LOOK != 0 || !out.checkError();
    }

    void end() {
        if (!begun) {
            begin();
        }
    }

    private void begin() {
        begun = true;
        for (var row : waiting) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        print(columns.stream().map(Column::name).toList());
        waiting.forEach(this::print);
        waiting.clear();
    }

    private void print(List<String> row) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var cell = row.get(i);
            var padding = " ".repeat(Math.max(0, widths[i] - width(cell)));
            line.append(i == 0 ? "" : "  ").append(columns.get(i).right() ? padding + cell : cell + padding);
        }
        out.println(line.toString().stripTrailing());
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String printable(Object cell) {
        return cell.toString().replace('\t', ' ');
    }
}
