package bank.eventsourced.console;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import bank.eventsourced.account.AccountHistory.AsTest;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Refusal;

/** Shows one account as it is, or as it was. */
@Command(name = "account", description = "Show one account as it is, or as it was.")
final class AccountCommand implements Callable<Integer> {

    private final BankCommand program;

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The account.")
    private AccountNumber number = Change.NO_NUMBER;

    @ArgGroup
    private @Nullable Past past;

    @Option(names = "--as-test", description = "Print what made its last version, or that of --version, as a test in Java.")
    private boolean asTest;

    AccountCommand(BankCommand program) {
        this.program = program;
    }

    /** One of the two ways to name a moment. */
    static final class Past {

        @Option(names = "--version", paramLabel = "N", required = true, description = "After its Nth event.")
        private Optional<Long> version = Optional.empty();

        @Option(names = "--at", paramLabel = "INSTANT", required = true, description = {
                "As the bank knew it then: 2026-03-31T17:00:00Z, 2026-03-31T17:00 (here), or 2026-03-31 (end of day)."})
        private Optional<Instant> at = Optional.empty();
    }

    @Override
    public Integer call() {
        var version = past == null ? Optional.<Long>empty() : past.version;
        if (version.isPresent() && version.get() < 1) {
            throw new InvalidInput("Versions count from 1, so there is no version %s.", version.get());
        }
        if (asTest && past != null && past.at.isPresent()) {
            throw new InvalidInput("--as-test takes a version: leave out --at, or give --version.");
        }
        if (asTest) {
            return program.withBank(bank -> print(bank, version));
        }
        return program.withBank(bank -> find(bank.accounts(), version).map(this::print)
                .orElseGet(() -> missing(bank.accounts()).print(program)));
    }

    private Optional<AccountView> find(Accounts accounts, Optional<Long> version) {
        if (version.isPresent()) {
            return accounts.find(number, version.get());
        }
        var instant = past == null ? Optional.<Instant>empty() : past.at;
        return instant.isPresent() ? accounts.find(number, instant.get()) : accounts.find(number);
    }

    private Answer missing(Accounts accounts) {
        return Answer.failed(ExitCode.REFUSED, accounts.find(number)
                .map(it -> past != null && past.version.isPresent()
                        ? "Account %s has not come to that version; it is at version %d.".formatted(number,
                                it.version())
                        : "Account %s was not open yet at that time.".formatted(number))
                .orElseGet(() -> new Refusal.UnknownAccount(number).explanation().toString()));
    }

    private int print(OpenBank bank, Optional<Long> version) {
        if (bank.history().versions(number) == 0) {
            return missing(bank.accounts()).print(program);
        }
        return switch (bank.history().asTest(number, version.orElseGet(() -> bank.history().versions(number)))) {
            case AsTest.NotWritten(var why) -> Answer.failed(ExitCode.REFUSED, why.toString()).print(program);
            case AsTest.Written(var name, var java) -> {
                if (program.json()) {
                    program.out().println(Json.text(Map.of("name", name, "java", java)));
                } else {
                    program.out().print(java);
                }
                yield ExitCode.DONE;
            }
        };
    }

    private int print(AccountView account) {
        if (program.json()) {
            program.out().println(Json.text(Json.Account.of(account)));
        } else {
            Views.accounts(program.out(), Stream.of(account));
        }
        return ExitCode.DONE;
    }
}
