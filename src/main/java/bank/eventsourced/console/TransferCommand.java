package bank.eventsourced.console;

import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;

/** Moves money between two accounts of the bank. */
@Command(name = "transfer", description = "Move money to another account of this bank.")
final class TransferCommand extends Movement {

    @Parameters(index = "0", paramLabel = "FROM", description = "The account that pays.")
    private AccountNumber from = NO_NUMBER;

    @Parameters(index = "1", paramLabel = "TO", description = "The account that receives.")
    private AccountNumber to = NO_NUMBER;

    @Parameters(index = "2..*", arity = "1..2", paramLabel = "AMOUNT", description = "Such as 20.00, or 20.00 EUR. By default in the currency of the paying account.")
    private List<String> amount = new ArrayList<>();

    TransferCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        return new AccountCommand.Transfer(from, to, amount(amount).in(currencies.apply(from)), text());
    }
}
