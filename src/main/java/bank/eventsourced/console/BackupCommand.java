package bank.eventsourced.console;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import bank.eventsourced.operations.Backups.Backup;
import bank.eventsourced.operations.Backups.Problem;
import bank.eventsourced.operations.Backups.Result;

/** Backs the bank up. With {@code --json}: one object, with the folder of the backup and the heads of its logs. */
@Command(name = "backup", description = {"Copy the bank into a new folder below DIR, with the time in its name.",
        "The copy is opened and verified from the first event before it counts. Nothing is overwritten."})
final class BackupCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder of all backups; it is created if it is missing.")
    private String folder = "";

    BackupCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        var into = InputFolder.named(folder);
        return program.withBank(bank -> {
            var progress = new BackupProgress(program.terminal());
            var result = bank.backups().backUp(into, progress);
            progress.end();
            return switch (result) {
                case Result.Done(var backup) -> print(backup);
                case Result.Failed(var problem, var sentence) ->
                    Answer.failed(exitCode(problem), sentence).print(program);
                case Result.Cancelled _ -> Answer.failed(ExitCode.BROKEN, "It was cancelled.").print(program);
            };
        });
    }

    private int print(Backup backup) {
        if (program.json()) {
            program.out().println(Json.text(Json.Backup.of(backup)));
        } else {
            program.out()
                    .println("Backed up and verified %d events (%s) in %s".formatted(backup.events(),
                            Bytes.text(backup.bytes()), backup.folder()));
        }
        return ExitCode.DONE;
    }

    private static int exitCode(Problem problem) {
        return switch (problem) {
            case NOT_WRITABLE, ON_SERVER -> ExitCode.WRONG_INPUT;
            case NOT_A_BACKUP, NEWER, INCOMPLETE, DAMAGED, HOLDS_A_BANK, IN_USE, NO_ROOM, BROKEN -> ExitCode.BROKEN;
        };
    }
}
