package bank.eventsourced.console;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.benchmark.Report;
import bank.eventsourced.benchmark.Report.Line;
import bank.eventsourced.benchmark.Spread;
import bank.eventsourced.console.Table.Column;

/**
 * What a benchmark says to people.
 *
 * @param command by which it can be repeated
 */
record BenchmarkTable(Report report, Machine machine, boolean onServer, String command) {

    private static final List<String> TITLES = List.of("Figure", "Median", "Least to most", "Yardstick", "Ratio",
            "Least to most", "Target");

    String text() {
        var text = new ByteArrayOutputStream();
        var out = new PrintStream(text, false, StandardCharsets.UTF_8);
        out.println(machine);
        out.println(command);
        report.yards()
                .forEach(it -> out.println("%s: %s (%s)".formatted(it.what(), number(it.spread().median()),
                        range(it.spread()))));
        out.println();
        var table = new Table(out, TITLES.stream()
                .map(it -> it.equals("Figure") || it.equals("Yardstick") ? Column.text(it) : Column.number(it))
                .toArray(Column[]::new));
        report.lines().forEach(line -> table.row(cells(line).toArray()));
        table.end();
        out.flush();
        return text.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    String markdown() {
        var head = Stream.of("%s.%s".formatted(machine, report.events() == 0 ? ""
                : " The large bank had %,d events.".formatted(report.events())), "", "    " + command, "");
        var yards = report.yards()
                .stream()
                .map(it -> "- %s: %s (%s)".formatted(it.what(), number(it.spread().median()), range(it.spread())));
        var titles = Stream.of("", row(TITLES), row(List.of("---", "---:", "---:", "---", "---:", "---:", "---")));
        return Stream.of(head, yards, titles, report.lines().stream().map(it -> row(cells(it))))
                .flatMap(it -> it)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }

    private List<String> cells(Line line) {
        var figure = line.figure();
        return List.of(figure.what(), "%s %s".formatted(number(line.measured().median()), figure.unit()).strip(),
                range(line.measured()), "%s: %s".formatted(figure.yardstick(), number(line.yardstick().median())),
                number(line.ratio().median()), range(line.ratio()), figure.target(onServer));
    }

    private static String range(Spread spread) {
        return "%s to %s".formatted(number(spread.least()), number(spread.most()));
    }

    /** Three digits say all that a benchmark knows. */
    private static String number(double value) {
        return String.format(Locale.ROOT,
                value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.3f",
                value);
    }

    Json.Benchmarked json() {
        return Json.Benchmarked.of(this);
    }
}
