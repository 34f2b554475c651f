package bank.eventsourced.account.application;

import java.nio.file.Path;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.TransactionImport;

/** Imports files in two passes: the first checks and rehearses every row, the second records what is new. */
@Service
class ImportService implements TransactionImport {

    private final AccountService accounts;
    private final TransactionFiles files;

    ImportService(AccountService accounts, TransactionFiles files) {
        this.accounts = accounts;
        this.files = files;
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
            return new Result.Stopped(preview, 0, 0, "It was cancelled; nothing was recorded.");
        }
        if (preview.badRows() > 0 && !options.skipBad()) {
            return new Result.Rejected(preview);
        }
        if (preview.newRows() == 0) {
            return new Result.Imported(preview, 0, 0);
        }
        try (var rows = open(file)) {
            return new ImportRecording(accounts, options, findings, monitor).record(rows);
        }
    }

    /** Looks a second time if an earlier import has left rows out: they are judged at their place in the file. */
    private ImportCheck.Findings check(Path file, Options options, Monitor monitor) {
        var findings = checkOnce(file, new ImportCheck(accounts, options, monitor));
        return findings.leftOutEarlier() && !monitor.cancelled()
                ? checkOnce(file, new ImportCheck(accounts, options, monitor, findings))
                : findings;
    }

    private ImportCheck.Findings checkOnce(Path file, ImportCheck check) {
        try (var rows = open(file)) {
            return check.check(rows);
        }
    }

    private TransactionRows open(Path path) {
        var file = files.open(path);
        try {
            return new TransactionRows(file, path);
        } catch (RuntimeException unusable) {
            file.close();
            throw unusable;
        }
    }
}
