package bank.eventsourced.console;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.PastAccounts;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.money.Money;

/** Lists the accounts. With {@code --json}: one array of objects, an object a line. */
@Command(name = "accounts", description = "List all accounts with their balances.")
final class AccountsCommand implements Callable<Integer> {

    private final BankCommand program;

    @Mixin
    private PastMoment moment = new PastMoment();

    @Option(names = "--as-of", paramLabel = "D", description = "Balances by value date: only what counted by this day, such as 2026-03-31.")
    private Optional<LocalDate> valueDate = Optional.empty();

    AccountsCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            try (var accounts = accounts(bank)) {
                if (program.json()) {
                    JsonArray.print(program.out(), accounts.map(Json.Account::of));
                } else {
                    Views.accounts(program.out(), accounts);
                }
            }
            return ExitCode.DONE;
        });
    }

    private Stream<AccountView> accounts(OpenBank bank) {
        var position = moment.position(bank.past());
        if (position.isEmpty() && valueDate.isEmpty()) {
            return bank.accounts().all();
        }
        var known = position.orElseGet(() -> bank.settled().past().newest());
        var then = bank.past().asOf(known, PastAccounts.Monitor.NONE);
        var shown = valueDate.map(day -> byValueDate(then, bank.statements().asOf(known), day)).orElse(then);
        return shown.at(shown.numbers(AccountQuery.everything(), AccountDirectory.MOST_NUMBERS))
                .stream()
                .map(AccountSummary::account);
    }

    private static AccountDirectory byValueDate(AccountDirectory then, Statements statements, LocalDate day) {
        var balances = new HashMap<AccountNumber, Money>();
        then.totals(AccountQuery.everything())
                .forEach(it -> balances.putAll(statements.balances(it.currency(), day)));
        return then.withBalances(balances);
    }
}
