package bank.eventsourced.console;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.operations.Reason;

/** Lets a follower take nothing. */
@Command(name = "pause", description = "Let a follower take nothing until you resume it, also after a restart. Nothing is lost: it is delivered then.")
final class PauseCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "FOLLOWER", description = "ledger or journal.")
    private String follower = "";

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why. It is shown until then.")
    private Reason reason = new Reason("none");

    PauseCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> new FollowerAnswer(program, follower).print(
                bank.settled().deliveries().pause(follower, reason, Actor.name()),
                "The %s is paused. Its next event: step %s. Let it go on with: resume %s".formatted(follower, follower,
                        follower),
                "The %s is paused already.".formatted(follower)));
    }
}
