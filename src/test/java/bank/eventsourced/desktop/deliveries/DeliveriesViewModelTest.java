package bank.eventsourced.desktop.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.SimpleObjectProperty;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FakeBank;
import bank.eventsourced.desktop.kit.FxGate;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Notices;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.operations.BankStatus;
import bank.eventsourced.operations.FollowerProgress;
import bank.eventsourced.operations.Holding;
import bank.eventsourced.operations.ParkedDelivery;
import bank.eventsourced.operations.Redelivery;

@SharesTheScreen
class DeliveriesViewModelTest {

    private final FakeBank bank = new FakeBank();
    private final FxGate gate = FxGate.ofToolkit();
    private final BankWork work = new BankWork(gate);
    private final List<String> notices = new CopyOnWriteArrayList<>();
    private DeliveriesViewModel model;

    @BeforeEach
    void make() {
        DesktopDriver.startToolkit();
        model = DesktopDriver.onFxThread(() -> {
            var preferences = Preferences.forgetful();
            return new DeliveriesViewModel(new Desk(bank.ports(), work, gate,
                    Language.of(Locale.ENGLISH, Locale.ENGLISH), new Appearance(preferences), preferences, _ -> {},
                    new Remembered(), new Tasks(work, gate), _ -> {}, (_, _, _) -> {}, () -> {},
                    new SimpleObjectProperty<>(Optional.empty())));
        });
    }

    @AfterEach
    void close() {
        onFx(model::deactivate);
        work.close();
    }

    @Test
    void a_bank_in_which_everything_was_delivered_says_so() {
        bank.deliveries.followers.add(follower(7, 0, Optional.empty()));
        activate();

        await("Everything has been delivered.");
        assertThat(model.followers()).singleElement().satisfies(it -> {
            assertThat(it.name()).isEqualTo("Ledger");
            assertThat(it.state()).isEqualTo("Up to date");
            assertThat(it.lag()).isEmpty();
        });
        assertThat(model.parked()).isEmpty();
    }

    @Test
    void a_failing_follower_says_where_and_why_and_how_late_it_is() {
        bank.deliveries.followers.add(follower(7, 1_200, Optional.of(
                new BankStatus.Failure("IllegalStateException: No ink", 3, 8, Instant.now()))));
        activate();

        await("1,200 events are on the way.");
        var row = model.followers().getFirst();
        assertThat(row.state()).isEqualTo("Fails at position 8, attempt 3: IllegalStateException: No ink");
        assertThat(row.isFine()).isFalse();
        assertThat(row.lag()).isEqualTo("5 min");
        assertThat(row.outstanding()).isEqualTo("4 (oldest 3 h)");
    }

    @Test
    void several_are_retried_only_when_that_is_confirmed_and_the_count_is_true() {
        bank.deliveries.parked.addAll(List.of(parked("A1", 2), parked("A2", 0)));
        activate();
        await("2 deliveries wait for you.");
        onFx(() -> model.askToRetry(List.copyOf(model.parked())));
        assertThat(bank.deliveries.done).isEmpty();
        assertThat(model.questionProperty().get()).containsInstanceOf(Question.Retry.class);

        onFx(() -> model.retry(((Question.Retry) model.questionProperty().get().orElseThrow()).deliveries()));

        awaitNotice("2 events were delivered.");
        assertThat(bank.deliveries.done).containsExactly("retry A1", "retry A2");
        assertThat(model.questionProperty().get()).isEmpty();
    }

    @Test
    void what_fails_again_is_said_with_its_cause_and_that_nothing_was_doubled() {
        bank.deliveries.parked.add(parked("A1", 2));
        bank.deliveries.answer = it -> new Redelivery.FailedAgain(0, 8, "IllegalStateException: No ink\nCaused by");
        activate();
        await("One delivery waits for you.");

        onFx(() -> model.retry(List.copyOf(bank.deliveries.parked)));

        awaitNotice("! 1 of 1 failed again; no event was delivered. Account A1, position 8: IllegalStateException: No"
                + " ink. It stays parked, and nothing was counted twice.");
    }

    @Test
    void a_skip_needs_a_reason() {
        bank.deliveries.parked.add(parked("A1", 1));
        activate();
        await("One delivery waits for you.");
        assertThat(onFx(() -> model.skip(bank.deliveries.parked.getFirst(), "  "))).contains("Say why. It is kept.");
        assertThat(onFx(() -> model.skip(bank.deliveries.parked.getFirst(), "x".repeat(501))))
                .contains("A reason has at most 500 characters.");
        assertThat(bank.deliveries.done).isEmpty();

        assertThat(onFx(() -> model.skip(bank.deliveries.parked.getFirst(), "A test"))).isEmpty();

        awaitNotice("Position 8 was skipped for the follower “Ledger”; one event was delivered behind it.");
        assertThat(bank.deliveries.done).containsExactly("skip A1: A test");
    }

    @Test
    void an_account_is_held_or_it_is_said_why_not() {
        activate();
        await("Everything has been delivered.");
        assertThat(onFx(() -> model.hold("ledger", " ", "x"))).contains("Say which account.");
        onFx(() -> model.hold("ledger", " A1 ", "A look first"));
        awaitNotice("The deliveries of account A1 to the follower “Ledger” wait from now on.");
        bank.deliveries.holding = Holding.UNKNOWN;
        onFx(() -> model.hold("ledger", "A9", "Who?"));

        awaitNotice("! There is no account A9. Nothing was changed.");
        assertThat(bank.deliveries.done).containsExactly("hold A1 for ledger: A look first",
                "hold A9 for ledger: Who?");
    }

    @Test
    void a_broken_bank_is_said_and_can_be_tried_again() {
        bank.deliveries.answer = it -> {
            throw new IllegalStateException("The disk is full");
        };
        activate();
        await("Everything has been delivered.");

        onFx(() -> model.retry(List.of(parked("A1", 0))));

        awaitNotice("! That did not work: The disk is full. What had not taken effect still waits; you can try again.");
    }

    private void activate() {
        onFx(model::activate);
    }

    private void await(String summary) {
        DesktopDriver.await(summary, () -> model.summaryProperty().get().equals(summary));
    }

    private void awaitNotice(String sentence) {
        DesktopDriver.await(sentence + " instead of " + notices, () -> notices.contains(sentence));
    }

    private static void onFx(Runnable work) {
        DesktopDriver.onFxThread(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> work) {
        return DesktopDriver.onFxThread(work);
    }

    private static FollowerProgress follower(long checkpoint, long behind, Optional<BankStatus.Failure> failure) {
        var now = Instant.now();
        return behind == 0
                ? new FollowerProgress("ledger", "account", checkpoint, checkpoint, 0, Optional.empty(), 0,
                        Optional.empty(), 0, failure, Optional.empty())
                : new FollowerProgress("ledger", "account", checkpoint + behind, checkpoint, behind,
                        Optional.of(now.minusSeconds(301)), 4, Optional.of(now.minusSeconds(3 * 3_600 + 5)), 0,
                        failure, Optional.empty());
    }

    private static ParkedDelivery parked(String account, long waiting) {
        return new ParkedDelivery("ledger", "account", "stream of " + account, account, ParkedDelivery.State.FAILED,
                Optional.of(8L), 3, waiting, 5, Instant.now(), Instant.now(), "IllegalStateException: No ink");
    }

    private final class Remembered implements Notices {

        @Override
        public void say(String sentence, List<Action> actions) {
            notices.add(sentence);
        }

        @Override
        public void warn(String sentence) {
            notices.add("! " + sentence);
        }
    }
}
