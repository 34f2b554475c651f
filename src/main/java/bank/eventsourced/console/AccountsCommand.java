package bank.eventsourced.console;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;

/** Lists the accounts. With {@code --json}: one array of objects, an object a line. */
@Command(name = "accounts", description = "List all accounts with their balances.")
final class AccountsCommand implements Callable<Integer> {

    private final BankCommand program;

    AccountsCommand(BankCommand program) {
        this.program = program;
    }

    @Override
    public Integer call() {
        return program.withBank(bank -> {
            try (var accounts = bank.accounts().all()) {
                if (program.json()) {
                    JsonArray.print(program.out(), accounts.map(Json.Account::of));
                } else {
                    Views.accounts(program.out(), accounts);
                }
            }
            return ExitCode.DONE;
        });
    }
}
