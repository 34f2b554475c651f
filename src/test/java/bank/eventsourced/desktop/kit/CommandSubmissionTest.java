package bank.eventsourced.desktop.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.money.Money;

class CommandSubmissionTest {

    private static final Deposit FIVE = deposit("5 EUR");

    private final FakeBank bank = new FakeBank();
    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final BankWork work = new BankWork(fxThread::add);
    private final CommandSubmission submission = new CommandSubmission(bank, work,
            Language.of(Locale.ENGLISH, Locale.ENGLISH));

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void while_one_is_on_its_way_there_is_no_second() throws InterruptedException {
        submit(FIVE);
        submit(FIVE);
        assertThat(submission.busyProperty().get()).isTrue();
        bank.nextInstruction();
        fxThreadActs();
        assertThat(submission.busyProperty().get()).isFalse();
        assertThat(bank.instructions).isEmpty();
    }

    @Test
    void after_an_unclear_failure_the_same_action_keeps_its_id() throws InterruptedException {
        submit(FIVE);
        fxThreadActs();
        assertThat(said.poll()).contains("The disk is full.").contains("Nothing was recorded");
        submit(FIVE);
        fxThreadActs();
        assertThat(bank.nextInstruction().id()).isEqualTo(bank.nextInstruction().id());
    }

    @Test
    void another_action_gets_another_id() throws InterruptedException {
        submit(FIVE);
        fxThreadActs();
        submit(deposit("6 EUR"));
        fxThreadActs();
        assertThat(bank.nextInstruction().id()).isNotEqualTo(bank.nextInstruction().id());
    }

    @Test
    void a_refusal_is_a_sentence() throws InterruptedException {
        bank.answer = it -> new Outcome.Refused(it.id(), new Refusal.AccountClosed(it.command().account()));
        submit(FIVE);
        fxThreadActs();
        assertThat(said.poll()).isEqualTo("Account 1 is closed. Nothing can happen on it any more.");
    }

    private void submit(Deposit deposit) {
        submission.submit(deposit, Optional.empty(), OptionalLong.empty(), done -> said.add("done"),
                refusal -> said.add(refusal.explanation().toString()), said::add);
    }

    private void fxThreadActs() throws InterruptedException {
        var next = fxThread.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
    }

    private static Deposit deposit(String amount) {
        return new Deposit(new AccountNumber("1"), Money.parse(amount), "");
    }
}
