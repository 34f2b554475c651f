package bank.eventsourced.account;

import java.util.List;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.money.Money;

/**
 * The sample run of the Python bank: two accounts and six transactions, after which the ledger shows 50.00 EUR. Its
 * command ids are derived, so that running it again changes nothing.
 */
public final class Sample {

    public static final AccountNumber FIRST_ACCOUNT = new AccountNumber("1");
    public static final AccountNumber SECOND_ACCOUNT = new AccountNumber("2");

    private Sample() {}

    /** The commands in their order: first both accounts are opened, then money moves. */
    public static List<Instruction> instructions(String actor) {
        return List.of(instruction("open-1", open(FIRST_ACCOUNT, "Alice"), actor),
                instruction("open-2", open(SECOND_ACCOUNT, "Bob"), actor),
                instruction("1-a", deposit(FIRST_ACCOUNT, "20.00 EUR"), actor),
                instruction("1-b", deposit(FIRST_ACCOUNT, "20.00 EUR"), actor),
                instruction("1-c", deposit(FIRST_ACCOUNT, "20.00 EUR"), actor),
                instruction("1-d", withdraw(FIRST_ACCOUNT, "40.00 EUR"), actor),
                instruction("2-a", deposit(SECOND_ACCOUNT, "42.00 EUR"), actor),
                instruction("2-b", withdraw(SECOND_ACCOUNT, "12.00 EUR"), actor));
    }

    private static AccountCommand open(AccountNumber number, String holder) {
        return new Open(number, holder, Money.parse("0.00 EUR"));
    }

    private static AccountCommand deposit(AccountNumber number, String amount) {
        return new Deposit(number, Money.parse(amount), "sample deposit");
    }

    private static AccountCommand withdraw(AccountNumber number, String amount) {
        return new Withdraw(number, Money.parse(amount), "sample withdrawal");
    }

    private static Instruction instruction(String name, AccountCommand command, String actor) {
        return Instruction.of(CommandId.derived("sample", name), command, actor);
    }
}
