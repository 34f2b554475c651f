package bank.eventsourced.console;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets a paused follower go on. */
@Command(name = "resume", description = "Let a paused follower go on.")
final class ResumeCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "FOLLOWER", description = "ledger or journal.")
    private String follower = "";

    ResumeCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var became = bank.deliveries().resume(follower);
            bank.settled();
            return new FollowerAnswer(program, follower).print(became, "The %s goes on.".formatted(follower),
                    "The %s is not paused.".formatted(follower));
        });
    }
}
