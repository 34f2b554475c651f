package bank.eventsourced.console;

import java.util.Currency;
import java.util.Optional;
import java.util.function.ToIntFunction;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.money.Money;

/** Opens an account. */
@Command(name = "open", description = "Open an account.")
final class OpenCommand extends Change {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The number that the account shall have.")
    private AccountNumber number = NO_NUMBER;

    @Option(names = "--holder", required = true, paramLabel = "NAME", description = "Whose account it is.")
    private String holder = "";

    @Option(names = "--currency", required = true, paramLabel = "EUR", description = "What it is kept in (ISO 4217).")
    private String currency = "";

    @Option(names = "--overdraft-limit", paramLabel = "AMOUNT", description = "How far the balance may go below zero. By default not at all.")
    private Optional<Amount> overdraftLimit = Optional.empty();

    OpenCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        var kept = Money.currency(currency);
        return new AccountCommand.Open(number, holder,
                overdraftLimit.map(it -> limit(it, kept)).orElse(Money.zero(kept)));
    }

    /** The first account begins the bank. */
    @Override
    int use(BankCommand opener, ToIntFunction<OpenBank> change) {
        return opener.withNewBank(change);
    }

    private static Money limit(Amount amount, Currency kept) {
        amount.currency().filter(it -> !it.equals(kept)).ifPresent(other -> {
            throw new InvalidInput("The overdraft limit must be in the currency of the account, %s, not in %s.", kept,
                    other);
        });
        return amount.in(Optional.of(kept));
    }
}
