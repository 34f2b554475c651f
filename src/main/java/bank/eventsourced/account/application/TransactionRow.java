package bank.eventsourced.account.application;

import java.time.LocalDate;
import java.util.Optional;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.money.Money;

/**
 * A row of a file that makes sense in itself.
 *
 * @param line   on which it begins in its file
 * @param holder of the account, if the row names one; it matters only if the account is opened
 */
record TransactionRow(long line, LocalDate bookedOn, AccountNumber account, Direction direction, Money amount,
        String text, String counterparty, Purpose purpose, Optional<String> holder) {

    private static final String SEPARATOR = "\u001f";

    enum Direction {
        CREDIT, DEBIT
    }

    AccountCommand command() {
        return switch (direction) {
            case CREDIT -> new Deposit(account, amount, purpose, text, counterparty);
            case DEBIT -> new Withdraw(account, amount, purpose, text, counterparty);
        };
    }

    /** What it changes in the balance, in minor units. */
    long change() {
        return direction == Direction.CREDIT ? amount.minorUnits() : -amount.minorUnits();
    }

    /** What the row says, in a form that never changes: command ids are derived from it. */
    String content() {
        return String.join(SEPARATOR, bookedOn.toString(), account.value(), direction.name(), amount.toString(), text,
                counterparty, purpose.name());
    }

    /**
     * @param occurrence 1 for the first row of the file with this content
     * @param generation how often this occurrence was recorded and undone before
     */
    CommandId id(int occurrence, int generation) {
        return CommandId.derived("import", name(occurrence, generation), bookedOn);
    }

    /** Under which it was recorded before ids told the day. */
    CommandId formerId(int occurrence, int generation) {
        return CommandId.derived("import", name(occurrence, generation));
    }

    private String name(int occurrence, int generation) {
        return content() + SEPARATOR + occurrence + (generation == 0 ? "" : SEPARATOR + generation);
    }
}
