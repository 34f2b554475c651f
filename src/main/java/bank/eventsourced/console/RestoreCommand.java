package bank.eventsourced.console;

import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import bank.eventsourced.wording.Sentence;

/**
 * Begins a bank with a backup. With {@code --json}: one object, with the folder of the backup and the heads of its logs.
 * Ends with {@link ExitCode#BROKEN} if the figures of the restored bank do not agree.
 */
@Command(name = "restore", description = {"Begin a bank with the backup in DIR. The data folder must hold no bank yet.",
        "A folder that is no whole backup, or was changed since it was written, is refused and nothing is changed."})
final class RestoreCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "DIR", description = "The folder that backup has named.")
    private String folder = "";

    RestoreCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withRestoredBank(InputFolder.named(folder), bank -> {
            var found = bank.operations().verify();
            if (!found.ok()) {
                return Answer
                        .failed(ExitCode.BROKEN,
                                found.problems().stream().map(Sentence::toString).collect(Collectors.joining(" ")))
                        .print(program);
            }
            var backup = bank.backups().last().orElseThrow();
            if (program.json()) {
                program.out().println(Json.text(Json.Backup.of(backup)));
            } else {
                program.out()
                        .println("Restored and verified %d events of %s from %s".formatted(backup.events(),
                                backup.takenAt(), backup.folder()));
            }
            return ExitCode.DONE;
        });
    }
}
