package bank.eventsourced.console;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

import bank.eventsourced.console.Table.Column;
import bank.eventsourced.operations.FollowerProgress;

/** Shows how far each follower is behind, in events and in time. With {@code --json}: one array. */
@Command(name = "followers", description = "Show how far behind ledger and journal are, in events and in time, and what holds them up.")
final class FollowersCommand implements Callable<Integer> {

    private final BankCommand program;

    FollowersCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var followers = bank.settled().deliveries().followers();
            var now = Clock.systemUTC().instant();
            if (program.json()) {
                JsonArray.print(program.out(), followers.stream().map(it -> Json.Progress.of(it, now)));
            } else {
                var table = new Table(program.out(), Column.text("Follower"), Column.text("Log"),
                        Column.number("Checkpoint"), Column.number("Head"), Column.number("Behind"),
                        Column.number("Oldest"), Column.number("Outstanding"), Column.number("Parked"),
                        Column.text("State"));
                followers.forEach(it -> table.row(it.name(), it.log(), it.checkpoint(), it.head(), it.behind(),
                        it.oldestEvent().map(since -> seconds(since, now) + " s").orElse(""), it.outstanding(),
                        it.parked(), state(it)));
                table.end();
            }
            return ExitCode.DONE;
        });
    }

    /** How long ago the oldest event was recorded that the follower has not taken. */
    static long seconds(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toSeconds());
    }

    private static String state(FollowerProgress it) {
        return it.pause()
                .map(StatusCommand::paused)
                .or(() -> it.failure().map(StatusCommand::failing))
                .orElse(it.behind() == 0 ? "up to date" : "catching up");
    }
}
