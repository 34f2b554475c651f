package bank.eventsourced.console;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;

/** Lets money move again. */
@Command(name = "unfreeze", description = "Let money move again on a frozen account.")
final class UnfreezeCommand extends Change {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The account.")
    private AccountNumber number = NO_NUMBER;

    @Option(names = "--reason", paramLabel = "R", description = "Why.")
    private String reason = "";

    UnfreezeCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        return new AccountCommand.Unfreeze(number, reason);
    }
}
