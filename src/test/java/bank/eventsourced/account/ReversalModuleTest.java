package bank.eventsourced.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.Refusal.AccountClosed;
import bank.eventsourced.account.Refusal.AccountFrozen;
import bank.eventsourced.account.Refusal.AlreadyReversed;
import bank.eventsourced.account.Refusal.InsufficientFunds;
import bank.eventsourced.account.Refusal.NotReversible;
import bank.eventsourced.account.Refusal.NothingToReverse;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/** Reversals in a real bank: linked to what they undo, on both sides of a transfer, once, and for ever. */
@Timeout(120)
class ReversalModuleTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");

    @TempDir
    private Path folder;

    @Test
    void aMovementIsUndoneOnceAndStaysInTheHistory() {
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            done(bank, new Open(BOB, "Bob", money("0 EUR")));
            done(bank, new Deposit(ADA, money("20 EUR"), "salary"));
            done(bank, new Withdraw(ADA, money("5 EUR"), "rent"));
            done(bank, new Transfer(ADA, BOB, money("10 EUR"), "gift"));

            var reversed = done(bank, new Reverse(BOB, 2, "typo")).changes();
            assertThat(reversed).extracting(Outcome.Recorded::event)
                    .containsExactly(new TransferReceivedReversed(BOB, 2, money("10 EUR"), money("0 EUR"), ADA, "typo"),
                            new TransferSentReversed(ADA, 4, money("10 EUR"), money("15 EUR"), BOB, "typo"));
            assertThat(refused(bank, new Reverse(ADA, 4, ""))).isEqualTo(new AlreadyReversed(ADA, 4, 5));
            done(bank, new Reverse(ADA, 3, ""));
            done(bank, new Reverse(ADA, 2, ""));
            assertThat(accounts(bank).find(ADA)).get()
                    .returns(money("0 EUR"), AccountView::balance)
                    .returns(6L, AccountView::transactions);

            assertThat(refused(bank, new Reverse(ADA, 2, "again"))).isEqualTo(new AlreadyReversed(ADA, 2, 7));
            assertThat(refused(bank, new Reverse(ADA, 7, ""))).isEqualTo(new NotReversible(ADA, 7));
            assertThat(refused(bank, new Reverse(ADA, 1, ""))).isEqualTo(new NothingToReverse(ADA, 1));
            assertThat(refused(bank, new Reverse(ADA, 8, ""))).isEqualTo(new NothingToReverse(ADA, 8));

            awaitWhole(bank);
            assertThat(accounts(bank).find(ADA, 4)).get().returns(money("5 EUR"), AccountView::balance);
            assertThat(bank.getBean(Ledgers.class).all()).singleElement().satisfies(ledger -> {
                assertThat(ledger.balance()).isEqualTo(money("0 EUR"));
                assertThat(ledger.transactions()).isEqualTo(8);
                assertThat(ledger.debits()).isEqualTo(ledger.credits());
            });
            assertThat(journal(bank, ADA)).extracting(JournalEntry::kind, JournalEntry::reverses)
                    .extracting(it -> it.toList().toString())
                    .containsExactly("[OPENED, Optional.empty]", "[CREDITED, Optional.empty]",
                            "[DEBITED, Optional.empty]", "[TRANSFER_SENT, Optional.empty]",
                            "[TRANSFER_SENT_REVERSED, Optional[4]]", "[DEBIT_REVERSED, Optional[3]]",
                            "[CREDIT_REVERSED, Optional[2]]");
        }
    }

    @Test
    void whatWasReversedIsKnownAfterARestartAndFromASnapshot() {
        var repeated = Instruction.of(CommandId.fresh(), new Reverse(ADA, 2, "typo"), "test");
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            IntStream.rangeClosed(1, 3).forEach(_ -> done(bank, new Deposit(ADA, money("20 EUR"), "")));
            assertThat(accounts(bank).execute(repeated)).isInstanceOf(Outcome.Done.class);
            IntStream.rangeClosed(1, 60).forEach(_ -> done(bank, new Deposit(ADA, money("1 EUR"), "")));
            awaitWhole(bank);
        }
        try (var bank = open()) {
            assertThat(accounts(bank).execute(repeated)).isInstanceOfSatisfying(Outcome.Done.class,
                    it -> assertThat(it.repeated()).isTrue());
            assertThat(refused(bank, new Reverse(ADA, 2, ""))).isEqualTo(new AlreadyReversed(ADA, 2, 5));
            done(bank, new Reverse(ADA, 3, ""));
            assertThat(accounts(bank).find(ADA)).get().returns(money("80 EUR"), AccountView::balance);
            awaitWhole(bank);
        }
    }

    @Test
    void theRulesForMoneyThatMovesHoldForItsWayBackToo() {
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            done(bank, new Open(BOB, "Bob", money("0 EUR")));
            done(bank, new Deposit(ADA, money("20 EUR"), ""));
            done(bank, new Transfer(ADA, BOB, money("20 EUR"), ""));

            assertThat(refused(bank, new Reverse(ADA, 2, ""))).isInstanceOf(InsufficientFunds.class);
            done(bank, new Freeze(BOB, "court order"));
            assertThat(accounts(bank).find(BOB)).get().returns(Optional.of("court order"), AccountView::freezeReason);
            assertThat(refused(bank, new Reverse(ADA, 3, ""))).isEqualTo(new AccountFrozen(BOB, "court order"));
            done(bank, new Close(ADA));
            assertThat(refused(bank, new Reverse(ADA, 3, ""))).isEqualTo(new AccountClosed(ADA));
            assertThat(refused(bank, new Reverse(BOB, 2, ""))).isEqualTo(new AccountFrozen(BOB, "court order"));
            awaitWhole(bank);
        }
    }

    @Test
    void aMovementMayBeReversedWhileItIsStillOnItsWay() {
        try (var bank = open()) {
            done(bank, new Open(ADA, "Ada", money("0 EUR")));
            var answers = IntStream.rangeClosed(1, 20)
                    .boxed()
                    .flatMap(i -> List.of(new Deposit(ADA, money(i + " EUR"), ""), new Reverse(ADA, 2L * i, ""))
                            .stream())
                    .map(command -> accounts(bank).submit(Instruction.of(CommandId.fresh(), command, "test")))
                    .toList();

            assertThat(answers).allSatisfy(answer -> assertThat(answer.join()).isInstanceOf(Outcome.Done.class));
            assertThat(accounts(bank).find(ADA)).get().returns(money("0 EUR"), AccountView::balance);
            awaitWhole(bank);
        }
    }

    private ConfigurableApplicationContext open() {
        return SpringApplication.run(BankApplication.class, "--bank.data-directory=" + folder);
    }

    private static Accounts accounts(ConfigurableApplicationContext bank) {
        return bank.getBean(Accounts.class);
    }

    private static List<JournalEntry> journal(ConfigurableApplicationContext bank, AccountNumber number) {
        return bank.getBean(JournalEntries.class)
                .all(JournalQuery.everything(JournalQuery.Order.OLDEST_FIRST, 100))
                .filter(entry -> entry.account().equals(number))
                .toList();
    }

    private static void awaitWhole(ConfigurableApplicationContext bank) {
        var operations = bank.getBean(Operations.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(operations.status().ok()).isTrue());
        assertThat(operations.verify().problems()).isEmpty();
    }

    private static Outcome.Done done(ConfigurableApplicationContext bank, AccountCommand command) {
        return switch (execute(bank, command)) {
            case Outcome.Done done -> done;
            case Outcome.Refused refused -> throw new AssertionError(refused.reason().explanation());
        };
    }

    private static Refusal refused(ConfigurableApplicationContext bank, AccountCommand command) {
        return switch (execute(bank, command)) {
            case Outcome.Done done -> throw new AssertionError("Not refused: " + done);
            case Outcome.Refused refused -> refused.reason();
        };
    }

    private static Outcome execute(ConfigurableApplicationContext bank, AccountCommand command) {
        return accounts(bank).execute(Instruction.of(CommandId.fresh(), command, "test"));
    }

    private static Money money(String text) {
        return Money.parse(text);
    }
}
