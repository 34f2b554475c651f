package bank.eventsourced.console;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.LogExport;
import bank.eventsourced.operations.LogExport.Result;
import bank.eventsourced.operations.LogExport.Selection;

/**
 * Writes events as lines of JSON, whether or not {@code --json} is given: to a file, or to standard output and nothing
 * else there. With a file and {@code --json} the answer is one object.
 */
@Command(name = "export", description = {
        "Write events, one a line, as CloudEvents 1.0 in JSON: to FILE, or to standard output.",
        "Without other options: the whole bank, log by log, which 'import --events FILE' makes a bank of again.",
        "What is restricted is for readers and cannot be imported."})
final class ExportCommand implements Callable<Integer> {

    private final BankCommand program;

    @Option(names = "--events", required = true, description = "Write events. There is nothing else to write yet.")
    @SuppressWarnings("UnusedVariable") // The parser sees that it is given.
    private boolean events;

    @Option(names = "--log", paramLabel = "LOG", description = "Of this log only: account or ledger.")
    private Optional<String> log = Optional.empty();

    @Option(names = "--from", paramLabel = "POSITION", description = "From this position of each log on.")
    private Optional<Long> from = Optional.empty();

    @Option(names = "--type", paramLabel = "T", description = "Of this type only, such as account.credited.")
    private Optional<String> type = Optional.empty();

    @Option(names = "--stream", paramLabel = "S", description = "Of this stream only, such as an account's number.")
    private Optional<String> stream = Optional.empty();

    @Option(names = "--follow", description = "Go on with new events, of other processes too, until it is interrupted.")
    private boolean follow;

    @Option(names = "--section", paramLabel = "FIRST,LAST", description = "One section of a log as one object, which names the next one: such as 1,50.")
    private Optional<String> section = Optional.empty();

    @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", description = "The file to write. It is there when it is complete.")
    private Optional<String> file = Optional.empty();

    ExportCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        if (from.isPresent() && from.get() < 1) {
            throw new InvalidInput("Positions count from 1, so there is no position %s.", from.get());
        }
        if (follow && file.isPresent()) {
            throw new InvalidInput("--follow never ends, so it writes no file. Leave out %s.", file.get());
        }
        var wanted = section.map(SectionId::of);
        if (wanted.isPresent() && (isRestrictedWithinLog() || follow || file.isPresent())) {
            throw new InvalidInput("--section goes with --log only.");
        }
        var path = file.map(OutputFile::named);
        return program.withBank(bank -> {
            if (wanted.isPresent()) {
                return print(
                        bank.logExport().section(logs(bank).getFirst(), wanted.get().first(), wanted.get().size()));
            }
            return follow ? follow(bank) : write(bank.settled(), path);
        });
    }

    private boolean isRestrictedWithinLog() {
        return from.isPresent() || type.isPresent() || stream.isPresent();
    }

    private List<String> logs(OpenBank bank) {
        var all = bank.events().logs();
        if (log.isPresent() && !all.contains(log.get())) {
            throw new InvalidInput("There is no log '%s'. There are: %s.", log.get(), String.join(", ", all));
        }
        return log.map(List::of).orElse(all);
    }

    private EventQuery query(String ofLog, long after) {
        return new EventQuery(ofLog, stream, type, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), after, EventQuery.Order.OLDEST_FIRST);
    }

    private long before() {
        return from.orElse(1L) - 1;
    }

    private int write(OpenBank bank, Optional<Path> path) {
        var selection = log.isEmpty() && !isRestrictedWithinLog() ? new Selection.Everything()
                : new Selection.Matching(logs(bank).stream().map(it -> query(it, before())).toList());
        try (var interruption = new Interruption()) {
            var progress = new EventProgress(program.terminal(), path.isEmpty() ? "" : "Exported %d of %d events",
                    () -> interruption.isAsked() || (path.isEmpty() && program.out().checkError()));
            try {
                var result = path.map(it -> bank.logExport().write(selection, it, progress))
                        .orElseGet(() -> bank.logExport().write(selection, program.out()::println, progress));
                progress.end();
                return answer(result, path);
            } catch (CancellationException called) {
                progress.end();
                return path.isEmpty() ? ExitCode.DONE
                        : Answer.failed(ExitCode.BROKEN, "The export was cancelled. No file was written.")
                                .print(program);
            }
        }
    }

    private int answer(Result result, Optional<Path> path) {
        return switch (result) {
            case Result.Failed(var sentence) -> Answer.failed(ExitCode.BROKEN, sentence.toString()).print(program);
            case Result.Done done -> {
                path.ifPresent(it -> print(done, it));
                yield ExitCode.DONE;
            }
        };
    }

    private void print(Result.Done done, Path path) {
        if (program.json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("ok", true);
            fields.put("code", ExitCode.DONE);
            fields.put("file", path.toString());
            fields.put("events", done.events());
            fields.put("logs", done.reached());
            program.out().println(Json.text(fields));
        } else {
            program.out().println("Wrote %d events to %s".formatted(done.events(), path));
        }
    }

    /** Until it is interrupted, or nobody reads it any more. */
    private int follow(OpenBank bank) {
        var reached = new TreeMap<String, Long>();
        try (var interruption = new Interruption(); var _ = bank.operations().onCommit(interruption::wake)) {
            var reading = new EventProgress(program.terminal(), "",
                    () -> interruption.isAsked() || program.out().checkError());
            while (!reading.cancelled()) {
                try {
                    logs(bank).forEach(it -> writeNext(bank.logExport(), it, reached, reading));
                } catch (RuntimeException failed) {
                    if (!reading.cancelled()) {
                        throw failed;
                    }
                }
                program.out().flush();
                interruption.await();
            }
            return ExitCode.DONE;
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private void writeNext(LogExport export, String ofLog, Map<String, Long> reached, EventProgress reading) {
        var next = new Selection.Matching(List.of(query(ofLog, reached.getOrDefault(ofLog, before()))));
        switch (export.write(next, program.out()::println, reading)) {
            case Result.Done done -> reached.putAll(done.reached());
            case Result.Failed(var sentence) -> throw new IllegalStateException(sentence.toString());
        }
    }

    private int print(LogExport.Section it) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("log", it.log());
        fields.put("id", it.id());
        fields.put("previous", it.previous().orElse(null));
        fields.put("next", it.next().orElse(null));
        fields.put("last", it.last());
        var head = Json.text(fields);
        program.out()
                .println("%s,\"events\":[%s]}".formatted(head.substring(0, head.length() - 1),
                        String.join(",", it.lines())));
        return ExitCode.DONE;
    }

    /** Which section is wanted. */
    private record SectionId(long first, int size) {

        static SectionId of(String text) {
            var wrong = new InvalidInput("""
                    '%s' is no section. Write its first and its last position, such as 1,50: at most %s events.""",
                    text, LogExport.LARGEST_SECTION);
            if (!text.matches("[1-9]\\d{0,15},[1-9]\\d{0,15}")) {
                throw wrong;
            }
            var comma = text.indexOf(',');
            var first = Long.parseLong(text.substring(0, comma));
            var size = Long.parseLong(text.substring(comma + 1)) - first + 1;
            if (size < 1 || size > LogExport.LARGEST_SECTION) {
                throw wrong;
            }
            return new SectionId(first, (int) size);
        }
    }
}
