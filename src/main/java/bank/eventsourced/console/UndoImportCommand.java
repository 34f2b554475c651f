package bank.eventsourced.console;

import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.PastImports.Undoing;

/** Reverses what an import recorded. What cannot be reversed is listed, and the exit code is {@link ExitCode#REFUSED}. */
@Command(name = "undo-import", description = "Reverse every transaction of an import. Once more completes what is missing; what is undone can be imported again.")
final class UndoImportCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of the import; the command imports lists them.")
    private String id = "";

    UndoImportCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var importId = importId();
        return program.withBank(bank -> {
            var progress = new ImportProgress(program.terminal());
            Undoing undoing;
            try {
                undoing = bank.pastImports().undo(importId, Actor.name(), progress);
            } finally {
                progress.end();
            }
            return print(undoing);
        });
    }

    private UUID importId() {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noUuid) {
            throw new InvalidInput("'%s' is not the id of an import. The command imports lists them.", id);
        }
    }

    private int print(Undoing undoing) {
        var exitCode = undoing.interruptedBy().isPresent() ? ExitCode.BROKEN
                : undoing.kept() > 0 ? ExitCode.REFUSED : ExitCode.DONE;
        var sentence = "%d transactions are reversed, %d had been reversed by hand, %d could not be reversed.%s"
                .formatted(undoing.reversed(), undoing.byHand(), undoing.kept(),
                        undoing.interruptedBy().map(it -> " " + it).orElse(""));
        if (program.json()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("ok", exitCode == ExitCode.DONE);
            fields.put("code", exitCode);
            fields.put("import", undoing.undone().id().toString());
            fields.put("reversed", undoing.reversed());
            fields.put("byHand", undoing.byHand());
            fields.put("kept", undoing.kept());
            program.out().println(Json.text(fields));
        }
        program.out().flush();
        undoing.keptListed()
                .forEach(it -> program.err()
                        .println("Position %d, account %s, %s: %s".formatted(it.position(),
                                it.account(), it.change(), it.reason().explanation())));
        if (exitCode != ExitCode.DONE) {
            program.err().println(sentence);
        } else if (!program.json()) {
            program.out().println(sentence);
        }
        return exitCode;
    }
}
