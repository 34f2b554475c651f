package bank.eventsourced.console;

import java.util.Optional;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Customers.Customer;
import bank.eventsourced.account.InvalidInput;

/** Forgets a customer. Who does not confirm it by the customer's name is told what it would mean, and nothing happens. */
@Command(name = "forget", description = {"Forget the customer who holds an account, on all the customer's accounts:",
        "names and texts can never be read again; balances and movements stay."})
final class ForgetCommand extends Change {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "An account of the customer.")
    private AccountNumber number = NO_NUMBER;

    @Option(names = "--yes", paramLabel = "HOLDER", description = "The customer's name, to confirm it.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--reason", required = true, paramLabel = "R", description = "Why. It stays readable: name nobody in it.")
    private String reason = "";

    ForgetCommand(BankCommand program) {
        super(program);
    }

    @Override
    AccountCommand command(Currencies currencies) {
        return new AccountCommand.ForgetHolder(number, reason);
    }

    @Override
    boolean isForGood() {
        return true;
    }

    @Override
    void requireMeant(OpenBank bank) {
        bank.customers().of(number).ifPresent(this::requireConfirmed);
    }

    /** Whoever is forgotten already has no name by which that could be confirmed. */
    private void requireConfirmed(Customer customer) {
        if (customer.isForgotten() && name.isPresent()) {
            return;
        }
        if (name.filter(customer::isCalled).isEmpty()) {
            throw new InvalidInput(
                    """
                            Account %s is held by %s, who would be forgotten for good on the accounts %s. To confirm it, write the \
                            name: --yes "%s". Nothing was changed.""",
                    number, customer.holder(),
                    customer.accounts().stream().map(it -> it.number().value()).collect(Collectors.joining(", ")),
                    customer.holder());
        }
    }
}
