package bank.eventsourced.operations.application;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.TreeMap;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.LogImporting;
import bank.eventsourced.operations.Backups.Head;
import bank.eventsourced.operations.LogImport;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.wording.Sentence;

/** Lets what came in become a bank only if it is whole. */
@Service
class LogImportService implements LogImport {

    private final LogImporting importing;
    private final Operations operations;

    LogImportService(LogImporting importing, Operations operations) {
        this.importing = importing;
        this.operations = operations;
    }

    @Override
    public Result read(Path file, Monitor monitor) {
        try {
            return switch (importing.read(file, new Watching(monitor))) {
                case LogImporting.Outcome.Refused(var sentence) -> refused(file, sentence);
                case LogImporting.Outcome.Done done -> verified(file, done, monitor);
            };
        } catch (UncheckedIOException unreadable) {
            return refused(file, Sentence.of("It cannot be read (%s).",
                    Sentence.saidBy(Objects.requireNonNull(unreadable.getCause()))));
        }
    }

    /** The figures of a bank in which something is parked or was skipped need not agree: the original says the same. */
    private Result verified(Path file, LogImporting.Outcome.Done done, Monitor monitor) {
        var found = operations.verify(monitor);
        if (done.isPlain() && !found.ok()) {
            return refused(file, found.problems().getFirst());
        }
        var heads = new TreeMap<String, Head>();
        done.heads().forEach(it -> heads.put(it.log(), new Head(it.position(), it.hash().toString())));
        importing.finish();
        return new Result.Done(heads, found.problems());
    }

    private static Result refused(Path file, Sentence why) {
        return new Result.Refused(Sentence.of("%s was not imported. %s Nothing was kept.", file, why));
    }
}
