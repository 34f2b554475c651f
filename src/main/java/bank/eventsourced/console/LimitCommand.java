package bank.eventsourced.console;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;

/** Changes how far the balance of an account may go below zero. */
@Command(name = "limit", description = "Change how far the balance may go below zero.")
final class LimitCommand extends Change {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The account.")
    private AccountNumber number = NO_NUMBER;

    @Parameters(index = "1..*", arity = "1..2", paramLabel = "AMOUNT", description = "Zero or more, such as 100.00: the balance may go down to -100.00.")
    private List<String> amount = new ArrayList<>();

    LimitCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        return new AccountCommand.ChangeOverdraftLimit(number, Amount.of(amount).in(currencies.apply(number)));
    }
}
