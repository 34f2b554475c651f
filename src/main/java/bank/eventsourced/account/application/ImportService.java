package bank.eventsourced.account.application;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.ImportLayout;
import bank.eventsourced.account.ImportOutline;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.account.application.TransactionFiles.RawRow;
import bank.eventsourced.account.application.TransactionFiles.TransactionFile;

/** Imports files in two passes: the first checks and rehearses every row, the second records what is new. */
@Service
class ImportService implements TransactionImport {

    private final AccountService accounts;
    private final TransactionFiles files;
    private final PastImportService pastImports;

    ImportService(AccountService accounts, TransactionFiles files, PastImportService pastImports) {
        this.accounts = accounts;
        this.files = files;
        this.pastImports = pastImports;
    }

    @Override
    public ImportOutline outline(Path path, ImportLayout layout) {
        try (var file = files.open(path, layout)) {
            requireNames(file, path);
            var rows = new ArrayList<RawRow>();
            for (var row = file.next(); row.isPresent(); row = rows.size() < ImportOutline.ROWS ? file.next()
                    : Optional.empty()) {
                rows.add(row.get());
            }
            return new ImportOutline(file.columns(), rows.stream().map(RawRow::fields).toList(),
                    MappingSuggestion.of(file.columns(), rows));
        }
    }

    private static void requireNames(TransactionFile file, Path path) {
        MappingSuggestion.dateAmong(file.columns()).ifPresent(date -> {
            throw new InvalidInput(
                    "The first line of %s must name the columns, but it holds the date %s. Put a line with names before it.",
                    path, date);
        });
        if (file.columns().stream().allMatch(String::isBlank)) {
            throw new InvalidInput("The first line of %s is empty. It must name the columns.", path);
        }
    }

    @Override
    public Preview preview(Path file, Options options, Monitor monitor) {
        return check(file, options, monitor).preview();
    }

    @Override
    public Result run(Path file, Options options, Monitor monitor) {
        var findings = check(file, options, monitor);
        var preview = findings.preview();
        if (monitor.cancelled()) {
            return new Result.Cancelled(preview, 0, 0, Optional.empty());
        }
        if (preview.badRows() > 0 && !options.skipBad()) {
            return new Result.Rejected(preview);
        }
        if (options.confirmedRows().isPresent() && options.confirmedRows().getAsLong() != preview.newRows()) {
            return new Result.Changed(preview);
        }
        if (preview.newRows() == 0) {
            return new Result.Imported(preview, 0, 0, Optional.empty());
        }
        try (var rows = open(file, options)) {
            return record(file, rows, options, findings, monitor);
        }
    }

    private Result record(Path file, TransactionRows rows, Options options, ImportCheck.Findings findings,
            Monitor monitor) {
        var importId = pastImports.begin(file, options.actor(), findings.preview().newRows());
        ImportRecording.Recorded recorded;
        try {
            recorded = new ImportRecording(accounts, options, findings, importId, monitor).record(rows);
            pastImports.end(importId, recorded);
        } finally {
            pastImports.noLongerRecording(importId);
        }
        if (recorded.trouble().isPresent()) {
            return new Result.Stopped(recorded.preview(), recorded.rows(), recorded.accounts(),
                    recorded.trouble().get(), importId);
        }
        if (recorded.cancelled()) {
            var undoing = pastImports.undo(importId, options.actor(), progress -> monitor.progressed(progress));
            return new Result.Cancelled(recorded.preview(), recorded.rows(), recorded.accounts(),
                    Optional.of(undoing));
        }
        return new Result.Imported(recorded.preview(), recorded.rows(), recorded.accounts(), Optional.of(importId));
    }

    /** Looks a second time if an earlier import has left rows out: they are judged at their place in the file. */
    private ImportCheck.Findings check(Path file, Options options, Monitor monitor) {
        var undoneRows = pastImports.anyUndone() ? Optional.of(new UndoneRows()) : Optional.<UndoneRows>empty();
        var findings = checkOnce(file, options, new ImportCheck(accounts, options, monitor, undoneRows));
        return findings.leftOutEarlier() && !monitor.cancelled()
                ? checkOnce(file, options, new ImportCheck(accounts, options, monitor, findings))
                : findings;
    }

    private ImportCheck.Findings checkOnce(Path file, Options options, ImportCheck check) {
        try (var rows = open(file, options)) {
            return check.check(rows);
        }
    }

    private TransactionRows open(Path path, Options options) {
        var file = files.open(path, options.layout());
        try {
            return new TransactionRows(file, path, options.mapping());
        } catch (RuntimeException unusable) {
            file.close();
            throw unusable;
        }
    }
}
