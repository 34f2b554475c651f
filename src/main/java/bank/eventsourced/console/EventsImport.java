package bank.eventsourced.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

import bank.eventsourced.operations.LogImport.Result;

/** Begins a bank with the events of a whole export. Afterwards it is opened like any other, to see that it can be. */
final class EventsImport {

    private final BankCommand program;

    EventsImport(BankCommand program) {
        this.program = program;
    }

    int run(Path file) {
        var results = new ArrayList<Result>();
        var code = program.withPlaceToFill(bank -> {
            try (var interruption = new Interruption()) {
                var progress = new EventProgress(program.terminal(), "Read or verified %d of %d",
                        interruption::isAsked);
                try {
                    results.add(bank.logImport().read(file, progress));
                    return ExitCode.DONE;
                } catch (CancellationException cancelled) {
                    return Answer.failed(ExitCode.BROKEN, "The import was cancelled. Nothing was kept.")
                            .print(program);
                } finally {
                    progress.end();
                }
            }
        });
        return results.isEmpty() ? code : switch (results.getFirst()) {
            case Result.Refused(var sentence) ->
                Answer.failed(ExitCode.WRONG_INPUT, sentence.toString()).print(program);
            case Result.Done done -> program.withBank(_ -> print(done));
        };
    }

    private int print(Result.Done done) {
        if (program.json()) {
            program.out().println(Json.text(Json.EventsImported.of(done)));
            return ExitCode.DONE;
        }
        program.out()
                .println("Imported and verified %d events: %s.".formatted(done.events(),
                        done.heads()
                                .entrySet()
                                .stream()
                                .map(it -> "%s %d (hash %s)".formatted(it.getKey(), it.getValue().position(),
                                        it.getValue().hash()))
                                .collect(Collectors.joining(", "))));
        done.problems().forEach(it -> program.out().println("As in the original: " + it));
        return ExitCode.DONE;
    }
}
