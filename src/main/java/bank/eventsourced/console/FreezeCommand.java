package bank.eventsourced.console;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;

/** Stops all movements on an account. */
@Command(name = "freeze", description = "Stop all movements on an account.")
final class FreezeCommand extends Change {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The account.")
    private AccountNumber number = NO_NUMBER;

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why.")
    private String reason = "";

    FreezeCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        return new AccountCommand.Freeze(number, reason);
    }
}
