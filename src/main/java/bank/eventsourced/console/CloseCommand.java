package bank.eventsourced.console;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;

/** Closes an account for good. */
@Command(name = "close", description = "Close an account for good. Its balance must be zero.")
final class CloseCommand extends Change {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The account.")
    private AccountNumber number = NO_NUMBER;

    @Option(names = "--reason", paramLabel = "R", description = "Why.")
    private String reason = "";

    CloseCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        return new AccountCommand.Close(number, reason);
    }
}
