package bank.eventsourced.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.benchmark.Benchmark;
import bank.eventsourced.benchmark.Figure;
import bank.eventsourced.benchmark.MeasuredBank;
import bank.eventsourced.benchmark.MeasuredBanks;
import bank.eventsourced.benchmark.Plan;
import bank.eventsourced.laboratory.Program;

/**
 * Measures the bank against its own database, on banks of its own. With {@code --json}: one object, with the machine, the
 * yardsticks and the figures.
 */
@Command(name = "benchmark", description = {
        "Measure how fast the bank is, each figure beside what its database does without it on the same machine.",
        "On banks of its own, never on yours. Takes some three minutes. Nothing else should be at work meanwhile."})
final class BenchmarkCommand implements Callable<Integer> {

    private static final int MOST_ROUNDS = 100;
    private static final int MOST_MILLIS = 600_000;
    private static final int MOST_EVENTS = 100_000_000;

    private final BankCommand program;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each figure is measured. By default 3.")
    private int rounds = 3;

    @Option(names = "--millis", paramLabel = "MS", description = "How long clients work in a round. By default 2000.")
    private int millis = 2_000;

    @Option(names = "--transactions", paramLabel = "N", description = "How many are imported in all; that makes the large bank. By default 30000.")
    private int transactions = 30_000;

    @Option(names = "--long-account", paramLabel = "N", description = "How many events the long account has. By default 20000.")
    private int longAccount = 20_000;

    @Option(names = "--only", paramLabel = "FIGURE", split = ",", description = "Only these, such as deposits-64,import.")
    private List<Figure> only = List.of();

    @Option(names = "--server", paramLabel = "URL", description = "Where the bank shall lie instead of in a folder: an empty database, such as jdbc:postgresql://localhost:5432/scratch. The bank stays there.")
    private Optional<String> server = Optional.empty();

    @Option(names = "--folder", paramLabel = "DIR", description = "Where the banks shall lie: a new or empty folder, which is kept. By default one that is deleted.")
    private Optional<String> folder = Optional.empty();

    @Option(names = "--markdown", paramLabel = "FILE", description = "Write the table into this file, too.")
    private Optional<String> markdown = Optional.empty();

    BenchmarkCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (program.namesBank()) {
            throw new InvalidInput("No bank of yours is measured. Name a new folder with --folder, or none.");
        }
        Limits.requireBetween("--rounds", rounds, MOST_ROUNDS);
        Limits.requireBetween("--millis", millis, MOST_MILLIS);
        Limits.requireBetween("--transactions", transactions, MOST_EVENTS);
        Limits.requireBetween("--long-account", longAccount, MOST_EVENTS);
        var figures = figures();
        var table = markdown.map(BenchmarkCommand::writable);
        server.map(program::settingsFor).ifPresent(program::requireEmpty);
        var scratch = ScratchFolder.of(folder, "benchmark");
        try {
            var shown = measure(figures, scratch.path());
            program.out().println(program.json() ? Json.text(shown.json()) : shown.text());
            table.ifPresent(file -> write(file, shown.markdown()));
        } finally {
            if (!scratch.named()) {
                scratch.delete();
            }
        }
        return ExitCode.DONE;
    }

    private Set<Figure> figures() {
        var asked = only.isEmpty() ? List.of(Figure.values()) : only;
        var figures = new TreeSet<>(asked);
        if (server.isPresent() && !only.isEmpty() && !figures.stream().allMatch(Figure::isOnServersToo)) {
            throw new InvalidInput("On a server all can be measured but %s.", words(Arrays.stream(Figure.values())
                    .filter(it -> !it.isOnServersToo())
                    .collect(Collectors.toCollection(TreeSet::new)), ", "));
        }
        figures.removeIf(it -> server.isPresent() && !it.isOnServersToo());
        return figures;
    }

    private static String words(Set<Figure> figures, String between) {
        return figures.stream().map(Json::word).collect(Collectors.joining(between));
    }

    /** What a long one has measured until then is shown if it breaks. */
    private BenchmarkTable measure(Set<Figure> figures, Path scratch) {
        var machine = Machine.now();
        var progress = new ProgressLine(program.terminal());
        var plan = new Plan(figures, rounds, Duration.ofMillis(millis), Math.max(rounds, transactions),
                Math.max(2, longAccount), server.isPresent(), scratch);
        var benchmark = new Benchmark(new Scratch(scratch), plan, progress);
        try {
            benchmark.run();
        } catch (RuntimeException | Error broken) {
            progress.end();
            program.err().println("The benchmark broke off. It had measured:");
            program.err().println(table(benchmark, machine, figures).text());
            throw broken;
        }
        progress.end();
        return table(benchmark, machine, figures);
    }

    private BenchmarkTable table(Benchmark benchmark, Machine machine, Set<Figure> figures) {
        return new BenchmarkTable(benchmark.report(), machine, server.isPresent(), command(figures));
    }

    /** The banks of this command. */
    private final class Scratch implements MeasuredBanks {

        private final Path folder;

        Scratch(Path folder) {
            this.folder = folder;
        }

        @Override
        public MeasuredBank open(String name) {
            return MeasuredBank.in(program.openScratchBank(settings(name)));
        }

        @Override
        public List<String> program(String name, String command) {
            return Program.ofThisProcess(settings(name)).words(command);
        }

        private List<String> settings(String name) {
            return server.map(program::settingsFor).orElseGet(() -> program.settingsFor(folder.resolve(name)));
        }
    }

    private String command(Set<Figure> figures) {
        return "bank benchmark --rounds %d --millis %d --transactions %d --long-account %d%s%s".formatted(rounds,
                millis, transactions, longAccount, server.isPresent() ? " --server ..." : "",
                only.isEmpty() ? "" : " --only " + words(figures, ","));
    }

    private static Path writable(String name) {
        try {
            var file = Path.of(name).toAbsolutePath();
            if (!Files.isDirectory(file) && Files.isDirectory(file.resolveSibling(""))) {
                return file;
            }
        } catch (InvalidPathException impossible) {
            // Said below.
        }
        throw new InvalidInput("'%s' cannot be written. Name a file in a folder that is there.", name);
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new InvalidInput("%s cannot be written (%s).", file, unwritable.getClass().getSimpleName());
        }
    }
}
