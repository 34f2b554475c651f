package bank.eventsourced.console;

import java.time.LocalDate;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;

/** Undoes a movement of money by a movement the other way. */
@Command(name = "reverse", description = {"Undo a movement of money by a movement the other way;",
        "a transfer on both accounts. The history keeps both."})
final class ReverseCommand extends Change {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The account.")
    private AccountNumber number = NO_NUMBER;

    @Parameters(index = "1", paramLabel = "VERSION", description = "Of the account, at which the movement was recorded.")
    private long version = 1;

    @Option(names = "--reason", paramLabel = "R", description = "Why.")
    private String reason = "";

    @Option(names = "--value-date", paramLabel = "D", description = "The day from which it counts. By default today.")
    private Optional<LocalDate> valueDate = Optional.empty();

    ReverseCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        return new AccountCommand.Reverse(number, version, reason);
    }

    @Override
    Optional<LocalDate> valueDate() {
        return valueDate;
    }
}
