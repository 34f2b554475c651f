package bank.eventsourced;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

class BankModuleTest {

    @Test
    void smoke(@TempDir Path folder) {
        for (int round = 0; round < 2; round++) {
            try (var context = SpringApplication.run(BankApplication.class, "--bank.data-directory=" + folder)) {
                var accounts = context.getBean(Accounts.class);
                var number = new AccountNumber("1");
                System.out.println(accounts.execute(
                        Instruction.of(CommandId.fresh(), new Open(number, "Ada", Money.parse("0 EUR")), "test")));
                long t = System.nanoTime();
                for (int i = 0; i < 3000; i++) {
                    accounts.execute(
                            Instruction.of(CommandId.fresh(), new Deposit(number, Money.parse("20 EUR"), ""), "test"));
                }
                System.out.println("3000 deposits: " + (System.nanoTime() - t) / 1_000_000 + " ms");
                System.out.println(context.getBean(Operations.class).status());
                var v = context.getBean(Operations.class).verify();
                System.out.println(v);
                System.out.println(context.getBean(Operations.class).status());
                System.out.println(context.getBean(Ledgers.class).all());
                assertThat(v.ok()).isTrue();
            }
        }
    }
}
