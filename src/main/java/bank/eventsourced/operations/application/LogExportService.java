package bank.eventsourced.operations.application;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.BankCopy;
import bank.eventsourced.eventstore.LogExporting;
import bank.eventsourced.eventstore.StoredEvents;
import bank.eventsourced.operations.LogExport;
import bank.eventsourced.operations.Monitor;
import bank.eventsourced.wording.Sentence;

/** Exports events under names that people know. */
@Service
class LogExportService implements LogExport {

    private final LogExporting exporting;
    private final StoredEvents events;

    LogExportService(LogExporting exporting, StoredEvents events) {
        this.exporting = exporting;
        this.events = events;
    }

    @Override
    public Result write(Selection selection, Consumer<String> lines, Monitor monitor) {
        try {
            return written(selection, lines, monitor);
        } catch (Damaged damaged) {
            return new Result.Failed(damaged.sentence);
        }
    }

    @Override
    public Result write(Selection selection, Path file, Monitor monitor) {
        try {
            return exporting.intoFile(file, lines -> written(selection, lines, monitor));
        } catch (Damaged damaged) {
            return new Result.Failed(damaged.sentence);
        } catch (UncheckedIOException failed) {
            return new Result.Failed(Sentence.of("%s cannot be written: %s. Nothing was changed.", file,
                    Sentence.saidBy(Objects.requireNonNull(failed.getCause()))));
        }
    }

    private Result written(Selection selection, Consumer<String> lines, Monitor monitor) {
        return switch (selection) {
            case Selection.Everything _ -> switch (exporting.export(lines, new Watching(monitor))) {
                case LogExporting.Outcome.Done(var heads) -> {
                    var reached = new TreeMap<String, Long>();
                    heads.forEach(it -> reached.put(it.log(), it.position()));
                    yield new Result.Done(heads.stream().mapToLong(BankCopy.Head::position).sum(), reached);
                }
                case LogExporting.Outcome.Damaged(var fault) ->
                    throw new Damaged(Sentence.of("The bank is damaged and was not exported. %s", fault.sentence()));
            };
            case Selection.Matching matching -> written(matching, lines, monitor);
        };
    }

    private Result written(Selection.Matching matching, Consumer<String> lines, Monitor monitor) {
        var reached = new TreeMap<String, Long>();
        var written = 0L;
        for (var query : matching.queries()) {
            var part = StoredQuery.of(query, events)
                    .map(it -> exporting.export(it, lines, new Watching(monitor)));
            written += part.map(LogExporting.Part::events).orElse(0L);
            reached.put(query.log(), part.map(LogExporting.Part::reached).orElseGet(query::afterPosition));
        }
        return new Result.Done(written, reached);
    }

    @Override
    public Section section(String log, long first, int size) {
        if (first < 1 || size < 1 || size > LARGEST_SECTION) {
            throw new IllegalArgumentException("A section has 1 to %d events from position 1 on, not %d from %d"
                    .formatted(LARGEST_SECTION, size, first));
        }
        var lines = exporting.lines(log, first, first + size - 1);
        var head = events.head(log);
        return new Section(log, id(first, size), lines,
                first == 1 ? Optional.empty() : Optional.of(id(Math.max(1, first - size), size)),
                lines.size() < size ? Optional.empty() : Optional.of(id(first + size, size)),
                id(Math.max(0, head - 1) / size * size + 1, size));
    }

    private static String id(long first, int size) {
        return first + "," + (first + size - 1);
    }

    /** What is in a file so far must not become one. */
    private static final class Damaged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Sentence sentence;

        Damaged(Sentence sentence) {
            super(sentence.toString());
            this.sentence = sentence;
        }
    }
}
