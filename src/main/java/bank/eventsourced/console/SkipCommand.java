package bank.eventsourced.console;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import bank.eventsourced.operations.Reason;

/** Gives up a parked delivery. */
@Command(name = "skip", description = "Give up a delivery that failed, for good. The follower's figures will lack it.")
final class SkipCommand implements Callable<Integer> {

    private final BankCommand program;

    @Option(names = "--follower", required = true, paramLabel = "F", description = "Whose delivery it is, such as ledger.")
    private String follower = "";

    @Option(names = "--position", required = true, paramLabel = "N", description = "The event in its log.")
    private long position;

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why. It is kept.")
    private Reason reason = new Reason("none");

    SkipCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var answer = new DeliveryAnswer(program);
            var parked = bank.settled()
                    .deliveries()
                    .parked()
                    .stream()
                    .filter(it -> it.follower().equals(follower)
                            && it.position().filter(meant -> meant == position).isPresent())
                    .findFirst();
            parked.ifPresent(it -> answer.add(it, bank.deliveries().skip(it, reason, Actor.name())));
            return parked.isPresent() ? answer.print() : answer.refused("Nothing like that is parked. See: status");
        });
    }
}
