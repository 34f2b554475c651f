package bank.eventsourced.console;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;

/** Takes money out. */
@Command(name = "withdraw", description = "Take money out.")
final class WithdrawCommand extends Movement {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The account.")
    private AccountNumber number = NO_NUMBER;

    @Parameters(index = "1..*", arity = "1..2", paramLabel = "AMOUNT", description = "Such as 20.00, or 20.00 EUR. By default in the currency of the account.")
    private List<String> amount = new ArrayList<>();

    WithdrawCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        return new AccountCommand.Withdraw(number, amount(amount).in(currencies.apply(number)), text());
    }
}
