package bank.eventsourced.account.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.domain.Account;
import bank.eventsourced.account.domain.AccountRules;
import bank.eventsourced.account.domain.Ruling;

/** The demo bank obeys the rules of the bank on whatever day it is begun. */
class DemoScriptTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    void theRulesForbidNoneOfItsCommands() {
        for (var month = 0; month < 12; month++) {
            var accounts = carriedOut(DemoScript.until(DAY.plusMonths(month), "test"));

            assertThat(accounts).hasSize(DemoBank.ACCOUNTS);
            assertThat(accounts.values())
                    .extracting(it -> it instanceof Account.Existing existing ? existing.status() : null)
                    .containsOnlyOnce(AccountStatus.CLOSED)
                    .contains(AccountStatus.FROZEN, AccountStatus.OPEN);
        }
    }

    @Test
    void itIsTheSameEachTimeAndLastsHalfAYear() {
        var script = DemoScript.until(DAY, "test");

        assertThat(script).isEqualTo(DemoScript.until(DAY, "test")).hasSizeBetween(2_000, 4_000);
        assertThat(script).extracting(Instruction::id).doesNotHaveDuplicates();
        assertThat(script).extracting(it -> it.valueDate().orElseThrow())
                .isSorted()
                .startsWith(DAY.minusDays(DemoScript.DAYS))
                .endsWith(DAY);
        assertThat(DemoScript.lastDay(DAY.minusDays(DemoScript.DAYS))).isEqualTo(DAY);
        assertThat(script.getLast().command().account()).isEqualTo(DemoHolder.LAST.number());
        assertThat(DemoScript.until(DAY.plusDays(1), "test")).extracting(Instruction::id)
                .startsWith(script.getFirst().id());
    }

    private static Map<AccountNumber, Account> carriedOut(List<Instruction> script) {
        var accounts = new HashMap<AccountNumber, Account>();
        for (var instruction : script) {
            var ruling = ruling(accounts, instruction.command());
            assertThat(ruling).as(instruction.toString()).isInstanceOf(Ruling.Allowed.class);
            ((Ruling.Allowed) ruling).events()
                    .forEach(event -> accounts.put(event.account(), of(accounts, event.account()).apply(event)));
        }
        return accounts;
    }

    private static Ruling ruling(Map<AccountNumber, Account> accounts, AccountCommand command) {
        var account = of(accounts, command.account());
        return command instanceof Transfer transfer
                ? AccountRules.transfer(account, of(accounts, transfer.to()), transfer)
                : AccountRules.decide(account, command);
    }

    private static Account of(Map<AccountNumber, Account> accounts, AccountNumber number) {
        return accounts.getOrDefault(number, new Account.NotOpened());
    }
}
