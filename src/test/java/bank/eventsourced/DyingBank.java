package bank.eventsourced;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.eventstore.application.CheckpointStore;
import bank.eventsourced.money.Money;

/**
 * A process of its own that opens a bank, makes deposits while it holds the checkpoint of the ledger, as a follower in the
 * middle of its work does, and waits to be killed.
 */
final class DyingBank {

    static final String READY = "ready to be killed";

    private DyingBank() {}

    /** @param arguments the account, the number of deposits of one euro, and the settings of the bank */
    public static void main(String[] arguments) {
        var account = new AccountNumber(arguments[0]);
        var deposits = Integer.parseInt(arguments[1]);
        var settings = Arrays.copyOfRange(arguments, 2, arguments.length);
        var bank = BankApplication.start(List.of(settings));
        bank.getBean(TransactionOperations.class).executeWithoutResult(status -> {
            bank.getBean(CheckpointStore.class).lock("ledger", "account");
            for (int i = 0; i < deposits; i++) {
                deposit(bank.getBean(Accounts.class), account);
            }
            System.out.println(READY);
            waitForTheEnd();
        });
    }

    private static void deposit(Accounts accounts, AccountNumber account) {
        accounts.submit(Instruction.of(CommandId.fresh(), new Deposit(account, Money.parse("1 EUR"), ""), "dying"))
                .join();
    }

    private static void waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }
}
