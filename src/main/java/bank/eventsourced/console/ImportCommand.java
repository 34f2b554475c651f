package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.TransactionImport.Fault;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.account.TransactionImport.OverdraftLimit;
import bank.eventsourced.account.TransactionImport.Preview;
import bank.eventsourced.account.TransactionImport.Result;

/**
 * Imports transactions from a file. Bad rows are listed on standard error, or with {@code --json} in the member
 * {@code faults}. If they keep the file from being imported, the exit code is {@link ExitCode#WRONG_INPUT}, or
 * {@link ExitCode#REFUSED} if all of them make sense and only the rules of the bank forbid them.
 */
@Command(name = "import", description = {"Import transactions from a CSV file. The same file again changes nothing.",
        "Columns, by name and in any order: booked_on, account, direction (credit or debit), amount, currency;"
                + " and if you like text, counterparty, holder, purpose (cash, remittance, interest or fee).",
        "With --events: begin a bank with all events of another one."})
final class ImportCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "FILE.csv", description = "The file, in UTF-8.")
    private String file = "";

    @Option(names = "--events", description = "FILE is what 'export --events FILE' has written of a whole bank, and becomes the bank: there must be none yet.")
    private boolean events;

    @Option(names = "--overdraft-limit", paramLabel = "AMOUNT", description = "The overdraft limit of the accounts that the import opens. By default none.")
    private Optional<Amount> overdraftLimit = Optional.empty();

    @Option(names = "--skip-bad", description = "Import the good rows if there are bad ones. By default nothing is.")
    private boolean skipBad;

    ImportCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var path = InputFile.require(file);
        if (events && (skipBad || overdraftLimit.isPresent())) {
            throw new InvalidInput("Events are taken as they are: --skip-bad and --overdraft-limit are for rows.");
        }
        if (events) {
            return new EventsImport(program).run(path);
        }
        var limit = overdraftLimit.map(it -> new OverdraftLimit(it.decimal(), it.currency()));
        var options = new Options(limit, skipBad, Actor.name());
        return program.withNewBank(bank -> {
            Result result;
            var progress = new ImportProgress(program.terminal());
            try {
                result = bank.imports().run(path, options, progress);
            } finally {
                progress.end();
            }
            return print(result);
        });
    }

    private int print(Result result) {
        listFaults(result.preview());
        return switch (result) {
            case Result.Imported(var preview, var rows, var accounts, var importId) ->
                print(ExitCode.DONE, imported(preview, rows, accounts), preview, rows, accounts, importId);
            case Result.Rejected(var preview) ->
                print(onlyRefusals(preview) ? ExitCode.REFUSED : ExitCode.WRONG_INPUT,
                        "Nothing was imported, because %d of %d rows %s bad. Correct the file, or import the good rows with --skip-bad."
                                .formatted(preview.badRows(), preview.rows(), preview.badRows() == 1 ? "is" : "are"),
                        preview, 0, 0, Optional.empty());
            case Result.Changed(var preview) ->
                print(ExitCode.REFUSED, "Nothing was imported, because %d rows would be recorded by now.".formatted(
                        preview.newRows()), preview, 0, 0, Optional.empty());
            case Result.Cancelled(var preview, var rows, var accounts, _) ->
                print(ExitCode.BROKEN,
                        "The import was cancelled; %d of %d new rows were recorded and reversed.".formatted(rows,
                                preview.newRows()),
                        preview, 0, accounts, Optional.empty());
            case Result.Stopped(var preview, var rows, var accounts, var reason, var importId) ->
                print(ExitCode.BROKEN,
                        "The import stopped after %d of %d new rows. %s Run it again to complete it; what was imported stays and is not imported twice."
                                .formatted(rows, preview.newRows(), reason),
                        preview, rows, accounts, Optional.of(importId));
        };
    }

    private static String imported(Preview preview, long rows, long accounts) {
        return "Imported %d rows and opened %d accounts. %d rows had been imported before, %d bad rows were skipped."
                .formatted(rows, accounts, preview.knownRows(), preview.badRows());
    }

    /** Whether every row that is wrong makes sense in itself. Faults beyond the list count as senseless. */
    private static boolean onlyRefusals(Preview preview) {
        return preview.badRows() == preview.faults().size() && preview.faults().stream().allMatch(Fault::refusal);
    }

    private void listFaults(Preview preview) {
        if (program.json()) {
            return;
        }
        for (var fault : preview.faults()) {
            program.err().println("Line %d, column %s: %s".formatted(fault.line(), fault.column(), fault.reason()));
        }
        var listed = preview.faults().stream().mapToLong(Fault::line).distinct().count();
        if (listed < preview.badRows()) {
            program.err().println("… and %d more bad rows.".formatted(preview.badRows() - listed));
        }
    }

    private int print(int exitCode, String sentence, Preview preview, long rows, long accounts,
            Optional<UUID> importId) {
        if (program.json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("ok", exitCode == ExitCode.DONE);
            fields.put("code", exitCode);
            if (exitCode != ExitCode.DONE) {
                fields.put("error", sentence);
            }
            fields.put("rows", preview.rows());
            fields.put("imported", rows);
            fields.put("knownBefore", preview.knownRows());
            fields.put("bad", preview.badRows());
            fields.put("accountsOpened", accounts);
            importId.ifPresent(id -> fields.put("import", id.toString()));
            fields.put("faults", preview.faults());
            program.out().println(Json.text(fields));
        }
        program.out().flush();
        if (exitCode != ExitCode.DONE) {
            program.err().println(sentence);
        } else if (!program.json()) {
            program.out().println(sentence);
        }
        return exitCode;
    }
}
