package bank.eventsourced.account.application;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;

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
import bank.eventsourced.account.application.TransactionRows.Reading;
import bank.eventsourced.wording.Sentence;

/**
 * Records the new rows of a file. Many commands are on their way at the same time, so that they share commits. Whatever
 * happens, the answers to all of them are awaited.
 */
final class ImportRecording {

    private static final int ROWS_PER_PROGRESS = 500;

    private final AccountService accounts;
    private final Options options;
    private final ImportCheck.Findings findings;
    private final ImportInstructions instructions;
    private final Monitor monitor;

    private final CommandsOnTheirWay<RowOnItsWay> onTheirWay;
    private final Set<AccountNumber> existing = new HashSet<>();
    private final List<Fault> refusedMeanwhile = new ArrayList<>();
    private long refusals;
    private long recordedRows;
    private long recordedAccounts;
    private boolean cancelled;
    private Optional<Sentence> trouble = Optional.empty();

    ImportRecording(AccountService accounts, Options options, ImportCheck.Findings findings, UUID importId,
            Monitor monitor) {
        this.accounts = accounts;
        this.options = options;
        this.findings = findings;
        this.monitor = monitor;
        this.instructions = new ImportInstructions(options, importId);
        this.onTheirWay = new CommandsOnTheirWay<>(accounts, this::answered, this::failed);
    }

    private record RowOnItsWay(TransactionRow row, boolean opening) {}

    /**
     * What was recorded.
     *
     * @param cancelled whether rows were not recorded because it was cancelled
     * @param trouble   why not everything was recorded, in a sentence, if it could not be
     */
    record Recorded(Preview preview, long rows, long accounts, boolean cancelled, Optional<Sentence> trouble) {}

    Recorded record(TransactionRows file) {
        try {
            submitAll(file);
        } catch (InvalidInput unreadable) {
            stop(unreadable.explanation());
        }
        onTheirWay.awaitAll();
        return new Recorded(preview(), recordedRows, recordedAccounts, cancelled, trouble);
    }

    private void submitAll(TransactionRows file) {
        var reading = file.next();
        for (int index = 0; reading.isPresent() && trouble.isEmpty() && !monitor.cancelled(); index++) {
            submit(reading.get(), index);
            if (index % ROWS_PER_PROGRESS == 0) {
                monitor.progressed(new Progress(Phase.RECORDING, index, OptionalLong.of(findings.preview().rows())));
            }
            reading = file.next();
        }
        cancelled = reading.isPresent() && trouble.isEmpty();
    }

    private void submit(Reading reading, int index) {
        var skipped = findings.skipped().get(index);
        switch (reading) {
            case Reading.Good(var row) -> {
                var occurrence = instructions.occurrence(row);
                if (!skipped) {
                    submit(row, instructions.transaction(row, row.id(occurrence, findings.generation(index))));
                }
            }
            case Reading.Bad _ when skipped -> {}
            case Reading.Bad _ -> stop(Sentence.of("The file has changed while it was being imported."));
        }
    }

    private void submit(TransactionRow row, Instruction transaction) {
        if (existing.add(row.account()) && accounts.find(row.account()).isEmpty()) {
            onTheirWay.submit(new RowOnItsWay(row, true), instructions.opening(row));
        }
        onTheirWay.submit(new RowOnItsWay(row, false), transaction);
    }

    private void answered(RowOnItsWay it, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done _ when it.opening() -> recordedAccounts++;
            case Outcome.Done _ -> recordedRows++;
            case Outcome.Refused(_, Refusal.NumberTaken _) when it.opening() -> {
                // Somebody else has opened it since the check. That will do.
            }
            case Outcome.Refused(_, var reason) -> refused(it.row(), reason);
        }
    }

    private void failed(RowOnItsWay it, Throwable cause) {
        stop(Sentence.of("Line %s could not be recorded: %s", it.row().line(), Sentence.saidBy(cause)));
    }

    /** The rehearsal had allowed it, so the account has changed since. */
    private void refused(TransactionRow row, Refusal reason) {
        if (!options.skipBad()) {
            stop(Sentence.of("Line %s was refused, because the account has changed since the file was checked: %s",
                    row.line(), reason.explanation()));
            return;
        }
        refusals++;
        if (findings.preview().faults().size() + refusedMeanwhile.size() < TransactionImport.LISTED_FAULTS) {
            refusedMeanwhile.add(new Fault(row.line(), TransactionRows.WHOLE_ROW, reason.explanation(), true));
        }
    }

    private void stop(Sentence reason) {
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
        return new Preview(before.rows(), before.newRows() - refusals, before.knownRows(), before.leftOutRows(),
                before.badRows() + refusals, before.newAccounts(), List.copyOf(faults), before.listed());
    }
}
