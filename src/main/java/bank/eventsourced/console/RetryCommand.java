package bank.eventsourced.console;

import java.util.Optional;
import java.util.concurrent.Callable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.operations.ParkedDelivery;

/** Tries parked deliveries again. */
@Command(name = "retry", description = "Try deliveries again that failed, and those that wait behind them. Releases what is held.")
final class RetryCommand implements Callable<Integer> {

    private final BankCommand program;

    @Option(names = "--follower", paramLabel = "F", description = "Only those of this follower, such as ledger.")
    private Optional<String> follower = Optional.empty();

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    RetryCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var answer = new DeliveryAnswer(program);
            var parked = bank.settled().deliveries().parked().stream().filter(this::isMeant).toList();
            parked.forEach(it -> answer.add(it, bank.deliveries().retry(it)));
            return parked.isEmpty() && !which.all
                    ? answer.refused("Nothing like that is parked. See: status")
                    : answer.print();
        });
    }

    private boolean isMeant(ParkedDelivery parked) {
        return follower.stream().allMatch(parked.follower()::equals)
                && which.position.stream().allMatch(it -> parked.position().filter(it::equals).isPresent())
                && which.account.stream().allMatch(it -> parked.account().equals(it.value()));
    }

    /** One of them. */
    private static final class Which {

        @Option(names = "--position", required = true, paramLabel = "N", description = "The event in its log.")
        private Optional<Long> position = Optional.empty();

        @Option(names = "--account", required = true, paramLabel = "NUMBER", description = "All of an account.")
        private Optional<AccountNumber> account = Optional.empty();

        @Option(names = "--all", required = true, description = "Everything that is parked.")
        private boolean all;
    }
}
