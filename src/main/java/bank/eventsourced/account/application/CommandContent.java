package bank.eventsourced.account.application;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.ChangeOverdraftLimit;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.ForgetHolder;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Unfreeze;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.Instruction;

/**
 * The content of a command as text that never changes: a command that is given again under the same id must have the
 * same. Released forms stay as they are.
 */
final class CommandContent {

    private static final String SEPARATOR = "\u001f";

    private CommandContent() {}

    static String of(Instruction instruction) {
        var date = instruction.valueDate().map(Object::toString).orElse("");
        return of(instruction.command()) + SEPARATOR + date;
    }

    private static String of(AccountCommand command) {
        return switch (command) {
            case Open it -> text("open", it.account(), it.holder(), it.overdraftLimit());
            case Deposit it -> text("deposit", it.account(), it.amount(), it.purpose(), it.text(), it.counterparty());
            case Withdraw it -> text("withdraw", it.account(), it.amount(), it.purpose(), it.text(), it.counterparty());
            case Transfer it -> text("transfer", it.account(), it.to(), it.amount(), it.text());
            case Freeze it -> text("freeze", it.account(), it.reason());
            case Unfreeze it -> text("unfreeze", it.account(), it.reason());
            case ChangeOverdraftLimit it -> text("limit", it.account(), it.overdraftLimit());
            case Reverse it -> text("reverse", it.account(), it.version(), it.reason());
            case ForgetHolder it -> text("forget-holder", it.account(), it.reason());
            case Close it -> it.reason().isEmpty() ? text("close", it.account())
                    : text("close", it.account(), it.reason());
        };
    }

    private static String text(Object... parts) {
        return Stream.of(parts).map(Object::toString).collect(Collectors.joining(SEPARATOR));
    }
}
