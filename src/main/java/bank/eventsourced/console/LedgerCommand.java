package bank.eventsourced.console;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the general ledgers. With {@code --json}: one array, an object for each currency. */
@Command(name = "ledger", description = "Show the general ledger of each currency, with its trial balance.")
final class LedgerCommand implements Callable<Integer> {

    private final BankCommand program;

    @Mixin
    private PastMoment moment = new PastMoment();

    LedgerCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            var now = bank.settled().ledgers();
            var ledgers = moment.position(bank.past())
                    .map(it -> now.asOf(it, bank.ledgerHistory()))
                    .orElse(now)
                    .all();
            if (program.json()) {
                JsonArray.print(program.out(), ledgers.stream().map(Json.Ledger::of));
            } else {
                Views.ledgers(program.out(), ledgers);
            }
            return ExitCode.DONE;
        });
    }
}
