package bank.eventsourced.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MainViewModelTest {

    private final FakeBank bank = new FakeBank();
    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final BankWork work = new BankWork(fxThread::add);
    private final MainViewModel model = new MainViewModel(bank.ports(), work, fxThread::add,
            Language.of(Locale.ENGLISH, Locale.ENGLISH));

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_thousand_commits_share_a_few_looks_and_the_last_is_seen() throws InterruptedException {
        model.activate();
        for (int i = 0; i < 1_000; i++) {
            bank.behind = i;
            bank.observer.run();
        }
        while (!model.ledgerStateProperty().get().equals("Ledger: 999 behind")) {
            fxThreadActs();
        }
        assertThat(bank.looks.get()).isLessThan(10);
    }

    @Test
    void says_how_far_the_ledger_is() throws InterruptedException {
        model.activate();
        fxThreadActs();
        assertThat(model.ledgerStateProperty().get()).isEqualTo("Ledger: up to date");
        assertThat(model.accountCountProperty().get()).isEqualTo("No accounts");
    }

    @Test
    void what_activate_subscribes_deactivate_releases() {
        model.activate();
        assertThat(bank.subscriptions).hasValue(1);
        model.deactivate();
        assertThat(bank.subscriptions).hasValue(0);
    }

    @Test
    void without_a_selected_account_it_asks_for_one() {
        model.accounts().credit();
        assertThat(model.accounts().movement().openProperty().get()).isFalse();
        assertThat(model.lastActionProperty().get()).isEqualTo("Select an account first.");
    }

    private void fxThreadActs() throws InterruptedException {
        var next = fxThread.poll(10, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        next.run();
    }
}
