package bank.eventsourced.account.application;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.account.TransactionImport.Preview;
import bank.eventsourced.account.TransactionImport.Progress;
import bank.eventsourced.account.TransactionImport.Progress.Phase;
import bank.eventsourced.account.TransactionImport.Result;
import bank.eventsourced.account.application.TransactionRows.Reading;
import bank.eventsourced.eventstore.Ids;

/**
 * Records the new rows of a file. Many commands are on their way at the same time, so that they share commits; how many
 * is bounded. Whatever happens, the answers to all of them are awaited.
 */
final class ImportRecording {

    private static final int ON_THEIR_WAY = 4_000;
    private static final int ROWS_PER_PROGRESS = 500;

    private final AccountService accounts;
    private final Options options;
    private final ImportCheck.Findings findings;
    private final ImportInstructions instructions;
    private final Monitor monitor;

    private final Deque<OnItsWay> onTheirWay = new ArrayDeque<>();
    private final Set<AccountNumber> existing = new HashSet<>();
    private final List<Fault> refusedMeanwhile = new ArrayList<>();
    private long refusals;
    private long recordedRows;
    private long recordedAccounts;
    private Optional<String> trouble = Optional.empty();

    ImportRecording(AccountService accounts, Options options, ImportCheck.Findings findings, Monitor monitor) {
        this.accounts = accounts;
        this.options = options;
        this.findings = findings;
        this.monitor = monitor;
        this.instructions = new ImportInstructions(options, Ids.timeOrdered());
    }

    private record OnItsWay(TransactionRow row, boolean opening, CompletableFuture<Outcome> outcome) {}

    Result record(TransactionRows file) {
        try {
            submitAll(file);
        } catch (InvalidInput unreadable) {
            stop(String.valueOf(unreadable.getMessage()));
        }
        while (!onTheirWay.isEmpty()) {
            awaitFirst();
        }
        var preview = preview();
        return trouble.<Result>map(reason -> new Result.Stopped(preview, recordedRows, recordedAccounts, reason))
                .orElseGet(() -> new Result.Imported(preview, recordedRows, recordedAccounts));
    }

    private void submitAll(TransactionRows file) {
        var index = 0;
        for (var reading = file.next(); reading.isPresent() && trouble.isEmpty(); reading = file.next(), index++) {
            submit(reading.get(), findings.skipped().get(index));
            if (index % ROWS_PER_PROGRESS == 0) {
                monitor.progressed(new Progress(Phase.RECORDING, index, OptionalLong.of(findings.preview().rows())));
            }
            if (monitor.cancelled()) {
                stop("It was cancelled.");
            }
        }
    }

    private void submit(Reading reading, boolean skipped) {
        switch (reading) {
            case Reading.Good(var row) -> {
                var transaction = instructions.transaction(row);
                if (!skipped) {
                    submit(row, transaction);
                }
            }
            case Reading.Bad _ when skipped -> {}
            case Reading.Bad _ -> stop("The file has changed while it was being imported.");
        }
    }

    private void submit(TransactionRow row, Instruction transaction) {
        if (existing.add(row.account()) && accounts.find(row.account()).isEmpty()) {
            submit(row, true, instructions.opening(row));
        }
        submit(row, false, transaction);
    }

    private void submit(TransactionRow row, boolean opening, Instruction instruction) {
        while (onTheirWay.size() >= ON_THEIR_WAY) {
            awaitFirst();
        }
        onTheirWay.addLast(new OnItsWay(row, opening, accounts.submit(instruction)));
    }

    private void awaitFirst() {
        var first = onTheirWay.removeFirst();
        try {
            switch (first.outcome().join()) {
                case Outcome.Done _ when first.opening() -> recordedAccounts++;
                case Outcome.Done _ -> recordedRows++;
                case Outcome.Refused(_, Refusal.NumberTaken _) when first.opening() -> {
                    // Somebody else has opened it since the check. That will do.
                }
                case Outcome.Refused(_, var reason) -> refused(first.row(), reason);
            }
        } catch (CompletionException failed) {
            var cause = failed.getCause() == null ? failed : failed.getCause();
            var message = cause.getMessage();
            stop("Line %d could not be recorded: %s".formatted(first.row().line(),
                    message == null ? cause.getClass().getSimpleName() : message));
        }
    }

    /** The rehearsal had allowed it, so the account has changed since. */
    private void refused(TransactionRow row, Refusal reason) {
        if (!options.skipBad()) {
            stop("Line %d was refused, because the account has changed since the file was checked: %s"
                    .formatted(row.line(), reason.explanation()));
            return;
        }
        refusals++;
        if (findings.preview().faults().size() + refusedMeanwhile.size() < TransactionImport.LISTED_FAULTS) {
            refusedMeanwhile.add(new Fault(row.line(), TransactionRows.WHOLE_ROW, reason.explanation(), true));
        }
    }

    private void stop(String reason) {
        if (trouble.isEmpty()) {
            trouble = Optional.of(reason);
        }
    }

    private Preview preview() {
        var before = findings.preview();
        if (refusals == 0) {
            return before;
        }
        var faults = new ArrayList<>(before.faults());
        faults.addAll(refusedMeanwhile);
        return new Preview(before.rows(), before.newRows() - refusals, before.knownRows(), before.badRows() + refusals,
                before.newAccounts(), List.copyOf(faults));
    }
}
