package bank.eventsourced.console;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import bank.eventsourced.console.Table.Column;
import bank.eventsourced.operations.BankStatus;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.Pause;
import bank.eventsourced.operations.TextProtection;
import bank.eventsourced.operations.TextProtection.By;

/** Says how far the followers are, and why one cannot go on. */
@Command(name = "status", description = "Show how far ledger and journal are, and why one cannot go on.")
final class StatusCommand implements Callable<Integer> {

    private final BankCommand program;

    StatusCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var status = bank.settled().operations().status();
            var protection = bank.operations().textProtection();
            var encrypted = bank.backups().place().encrypted();
            if (program.json()) {
                program.out().println(Json.text(Json.Status.of(status, protection, encrypted)));
            } else {
                print(status, protection, encrypted);
            }
            return ExitCode.DONE;
        });
    }

    private void print(BankStatus status, TextProtection protection, By encrypted) {
        var out = program.out();
        status.logs().forEach(log -> out.println("Log %s: %d events.".formatted(log.name(), log.head())));
        var table = new Table(out, Column.text("Follower"), Column.text("Log"), Column.number("Checkpoint"),
                Column.number("Behind"), Column.text("State"));
        status.followers().forEach(it -> table.row(it.name(), it.log(), it.checkpoint(), it.behind(), state(it)));
        table.end();
        if (!status.parked().isEmpty()) {
            printParked(status);
        }
        out.println(sentence(protection));
        out.println(switch (encrypted) {
            case NOTHING -> "The files are not encrypted by this program.";
            case KEY_FILE -> "The files are encrypted, with a key file.";
            case PASSPHRASE -> "The files are encrypted, with a passphrase.";
        });
        out.println(status.ok() ? "All is well."
                : "Failed deliveries: %d. Outstanding publications: %d.".formatted(status.failedDeliveries(),
                        status.outstandingPublications()));
    }

    private static String sentence(TextProtection protection) {
        return switch (protection.by()) {
            case NOTHING -> "Names and texts are in plain text: this bank has neither a key file nor a passphrase.";
            case KEY_FILE -> "Names and texts are sealed, with a key file: %d persons, %d forgotten."
                    .formatted(protection.persons(), protection.forgotten());
            case PASSPHRASE -> "Names and texts are sealed, with a passphrase: %d persons, %d forgotten."
                    .formatted(protection.persons(), protection.forgotten());
        };
    }

    private void printParked(BankStatus status) {
        var table = new Table(program.out(), Column.text("Parked for"), Column.text("Account"),
                Column.number("Position"), Column.number("Waiting behind"), Column.number("Attempts"),
                Column.text("Cause"));
        status.parked()
                .forEach(it -> table.row(it.follower(), it.account(), it.position().map(Object::toString).orElse(""),
                        it.waiting(), it.attempts(),
                        it.state() == ParkedDelivery.State.HELD ? "held: " + it.summary() : it.summary()));
        table.end();
    }

    private static String state(BankStatus.Follower follower) {
        return follower.pause()
                .map(StatusCommand::paused)
                .or(() -> follower.failure().map(StatusCommand::failing))
                .orElse(follower.behind() == 0 ? "up to date" : "catching up");
    }

    static String paused(Pause it) {
        return "paused since %s by %s: %s".formatted(it.since(), it.by(), it.reason());
    }

    static String failing(BankStatus.Failure it) {
        return "cannot take position %d (%d attempts): %s".formatted(it.position(), it.attempts(), it.cause());
    }
}
