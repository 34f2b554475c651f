package bank.eventsourced.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TableRow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javax.sql.DataSource;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.BalanceChart;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.money.Money;

/** The history on a real bank, by mouse and keyboard. */
@SharesTheScreen
class HistoryWindowTest {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryWindowTest.class);
    private static final AccountNumber SHORT = new AccountNumber("4711");
    private static final AccountNumber LONG = new AccountNumber("10000");
    private static final AccountNumber BAD = new AccountNumber("bad");
    private static final int SHORT_VERSIONS = 60;
    private static final int LONG_VERSIONS = 10_000;
    /** What fits onto the screen without a display: its tooltips must not hang over the edge. */
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 780;
    private static final Money EURO = Money.parse("1 EUR");

    @TempDir
    private static Path folder;

    private static ConfigurableApplicationContext bank;
    private static Accounts accounts;
    private static DesktopDriver driver;

    private HistoryView view;

    @BeforeAll
    static void openTheBank() {
        bank = DesktopDriver.bankIn(folder);
        accounts = bank.getBean(Accounts.class);
        fill(SHORT, SHORT_VERSIONS);
        fill(LONG, LONG_VERSIONS);
        fill(BAD, 60);
        var damaged = new JdbcTemplate(bank.getBean(DataSource.class)).update(
                "update event set payload = '{\"account\":' where version = 30 and payload like '%\"bad\"%'");
        assertThat(damaged).isEqualTo(1);
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
    }

    @AfterAll
    static void closeTheBank() {
        driver.close();
    }

    @BeforeEach
    void openTheHistory() {
        view = DesktopDriver.onFxThread(() -> {
            var made = new HistoryView(driver.desk());
            var place = new StackPane(made.root());
            place.getStyleClass().add("screen");
            place.setId("alone");
            driver.scene().setRoot(place);
            driver.stage().setMinWidth(0);
            driver.stage().setWidth(WIDTH);
            driver.stage().setHeight(HEIGHT);
            return made;
        });
        driver.awaitShown("history-events");
    }

    @AfterEach
    void leave() {
        DesktopDriver.onFxThread(() -> {
            view.deactivate();
            return true;
        });
    }

    /** Ups and downs, so that the curve shows something. */
    private static void fill(AccountNumber number, int versions) {
        var submitted = new ArrayList<CompletableFuture<Outcome>>();
        submitted.add(submit(new Open(number, "Ada Lovelace", Money.parse("0 EUR"))));
        for (int version = 2; version <= versions; version++) {
            submitted
                    .add(submit(version % 7 == 0 ? new Withdraw(number, new Money(300L + version % 50, EURO.currency()),
                            "rent") : new Deposit(number, new Money(100L + version % 90, EURO.currency()), "salary")));
        }
        submitted.forEach(it -> assertThat(it.join()).isInstanceOf(Outcome.Done.class));
    }

    private static CompletableFuture<Outcome> submit(AccountCommand command) {
        return accounts.submit(Instruction.of(CommandId.fresh(), command, "test"));
    }

    private void show(AccountNumber number, Optional<Long> version, long arrivesAt) {
        DesktopDriver.onFxThread(() -> {
            view.show(number, version);
            view.activate();
            view.root().requestFocus();
            return true;
        });
        awaitVersion(number, arrivesAt);
        DesktopDriver.onFxThread(() -> {
            driver.node("history-events").requestFocus();
            return true;
        });
    }

    /** Waits until it is read, and compares list, slider, chart and state with each other and with the bank. */
    private void awaitVersion(AccountNumber number, long version) {
        DesktopDriver.await("version " + version,
                () -> shownVersion() == version && driver.table("history-events")
                        .getSelectionModel()
                        .getSelectedIndex() == version - 1);
        var expected = accounts.find(number, version).orElseThrow();
        DesktopDriver.onFxThread(() -> {
            var moment = view.model().momentProperty().get().orElseThrow();
            assertThat(moment.state().orElseThrow().account()).isEqualTo(expected);
            assertThat(((Slider) driver.node("history-slider")).getValue()).isEqualTo((double) version);
            assertThat(((BalanceChart) driver.node("history-chart")).marked()).hasValue(version);
            return true;
        });
        var amounts = driver.desk().language().amounts();
        if (driver.isShown("history-state-balance")) {
            assertThat(driver.text("history-state-balance")).isEqualTo(amounts.showWithCurrency(expected.balance()));
        }
    }

    private long shownVersion() {
        return view.model()
                .momentProperty()
                .get()
                .filter(it -> it.version() == view.model().versionProperty().get())
                .map(it -> it.version())
                .orElse(0L);
    }

    @Test
    void slider_list_chart_and_state_agree_at_every_version() {
        show(SHORT, Optional.empty(), SHORT_VERSIONS);
        for (int version = SHORT_VERSIONS; version > 1; version--) {
            driver.press(KeyCode.LEFT);
            awaitVersion(SHORT, version - 1);
        }
        DesktopDriver.onFxThread(() -> {
            ((Slider) driver.node("history-slider")).setValue(37.2);
            return true;
        });
        awaitVersion(SHORT, 37);
        driver.press(KeyCode.RIGHT);
        awaitVersion(SHORT, 38);
        driver.press(KeyCode.HOME);
        awaitVersion(SHORT, 1);
        driver.press(KeyCode.END);
        awaitVersion(SHORT, SHORT_VERSIONS);
        driver.press(KeyCode.PAGE_UP);
        awaitVersion(SHORT, SHORT_VERSIONS - 10);
        driver.click("history-older");
        awaitVersion(SHORT, SHORT_VERSIONS - 11);
        driver.click("history-chart");
        DesktopDriver.await("the middle of the chart", () -> Math.abs(shownVersion() - 30) < 6);
    }

    @Test
    void the_past_says_so_and_leads_back_to_now() {
        show(SHORT, Optional.of(57L), 57);
        assertThat(driver.text("history-past")).isEqualTo("You are looking at the past. Actions are off.");
        assertThat(driver.text("history-past-when")).startsWith("Version 57 · ");
        assertThat(driver.text("history-place")).isEqualTo("Version 57 of 60");
        assertThat(driver.text("history-origin")).matches("Snapshot at version 50 \\+ 7 events, [0-9.]+ ms");
        assertThat(DesktopDriver.onFxThread(view.pastProperty()::get)).isTrue();
        DesktopDriver.await("later events are faded", () -> !fadedRows().isEmpty()
                && fadedRows().equals(rowsInSight().stream().filter(it -> it > 57).toList()));
        driver.draw("history-past");

        driver.click("history-difference");
        driver.awaitText("history-before-1", euros(56));
        assertThat(driver.text("history-before-1")).isEqualTo(euros(56));
        assertThat(driver.text("history-after-1")).isEqualTo(euros(57));
        driver.draw("history-difference");
        driver.click("history-json");
        assertThat(driver.text("history-stored")).contains("\"type\": \"account.credited\"", "\"actor\": \"test\"",
                "\"account\": \"4711\"", "\"hash\"");
        driver.draw("history-json");
        driver.click("history-as-test");
        DesktopDriver.await("the test is copied", () -> String.valueOf(Clipboard.getSystemClipboard().getString())
                .contains("class Account4711Version57Test"));
        assertThat(DesktopDriver.onFxThread(() -> Clipboard.getSystemClipboard().getString()))
                .contains(".when(new Deposit(ACCOUNT, money(\"1.57 EUR\")");

        driver.click("history-back-to-now");
        awaitVersion(SHORT, SHORT_VERSIONS);
        assertThat(driver.isShown("history-past")).isFalse();
        assertThat(DesktopDriver.onFxThread(view.pastProperty()::get)).isFalse();
        DesktopDriver.await("nothing is faded", () -> fadedRows().isEmpty());
    }

    private static String euros(long version) {
        return driver.desk()
                .language()
                .amounts()
                .showWithCurrency(accounts.find(SHORT, version)
                        .orElseThrow()
                        .balance());
    }

    private static List<Integer> fadedRows() {
        return rows(it -> it.getPseudoClassStates().contains(PseudoClass.getPseudoClass("later")));
    }

    /** The band that speaks of the past takes its height from the list, so that its last rows may be out of sight. */
    private static List<Integer> rowsInSight() {
        return rows(it -> !it.isEmpty());
    }

    private static List<Integer> rows(Predicate<TableRow<?>> wanted) {
        return driver.node("history-events")
                .lookupAll(".table-row-cell")
                .stream()
                .map(it -> (TableRow<?>) it)
                .filter(it -> it.isVisible() && wanted.test(it))
                .map(it -> it.getIndex() + 1)
                .sorted()
                .toList();
    }

    @Test
    void play_steps_to_the_end_and_stops_at_any_other_action() {
        show(SHORT, Optional.of(57L), 57);
        driver.press(KeyCode.SPACE);
        DesktopDriver.await("it plays", () -> view.model().playingProperty().get());
        awaitVersion(SHORT, SHORT_VERSIONS);
        DesktopDriver.await("it stops at the end", () -> !view.model().playingProperty().get());

        driver.press(KeyCode.SPACE);
        DesktopDriver.await("it plays from the first", () -> view.model().playingProperty().get()
                && shownVersion() > 0 && shownVersion() < 10);
        driver.press(KeyCode.END);
        awaitVersion(SHORT, SHORT_VERSIONS);
        assertThat(DesktopDriver.onFxThread(view.model().playingProperty()::get)).isFalse();

        driver.press(KeyCode.SPACE);
        DesktopDriver.await("it plays again", () -> view.model().playingProperty().get());
        DesktopDriver.onFxThread(() -> {
            view.deactivate();
            return true;
        });
        assertThat(DesktopDriver.onFxThread(view.model().playingProperty()::get)).isFalse();
    }

    @Test
    void keys_are_letters_in_text_fields_and_an_instant_can_be_jumped_to() {
        show(SHORT, Optional.empty(), SHORT_VERSIONS);
        var recorded = accountEventTime(20);
        driver.type("history-time", "12:00 x");
        driver.press(KeyCode.HOME);
        driver.press(KeyCode.LEFT);
        driver.press(KeyCode.SPACE);
        assertThat(DesktopDriver.onFxThread(this::shownVersion)).isEqualTo(SHORT_VERSIONS);
        driver.press(KeyCode.ENTER);
        driver.awaitText("history-problem", "Write a date");
        driver.type("history-date", driver.desk().language().date(recorded.toLocalDate()));
        driver.press(KeyCode.ENTER);
        driver.awaitText("history-problem", "Write a time such as 14:05");
        driver.type("history-time", "");
        driver.press(KeyCode.ENTER);
        DesktopDriver.await("no complaint", () -> driver.text("history-problem").isEmpty());
        assertThat(DesktopDriver.onFxThread(this::shownVersion)).isEqualTo(SHORT_VERSIONS);
        driver.type("history-date", "1999-12-31");
        driver.press(KeyCode.ENTER);
        driver.awaitText("history-problem", "not open yet");
    }

    private static java.time.LocalDateTime accountEventTime(long version) {
        return driver.desk()
                .bank()
                .history()
                .at(SHORT, version)
                .orElseThrow()
                .event()
                .recordedAt()
                .atZone(
                        driver.desk().language().zone())
                .toLocalDateTime();
    }

    @Test
    void a_bad_event_stops_the_way_and_is_shown() {
        show(BAD, Optional.of(29L), 29);
        driver.press(KeyCode.RIGHT);
        driver.awaitText("history-fault", "The event of version 30 stops the way: ");
        driver.draw("history-fault");
        driver.click("history-json");
        assertThat(driver.text("history-stored")).contains("{\n    \"account\": ");
        driver.click("history-state");
        driver.click("history-before-fault");
        awaitVersion(BAD, 29);
        driver.press(KeyCode.SPACE);
        driver.awaitText("history-fault", "The event of version 30 stops the way: ");
        DesktopDriver.await("play stops there", () -> !view.model().playingProperty().get());
        assertThat(driver.cells("history-events", 29)).contains("cannot be read");
    }

    @Test
    void what_happens_meanwhile_is_followed_now_and_not_in_the_past() {
        var number = new AccountNumber("live");
        fill(number, 3);
        show(number, Optional.empty(), 3);
        assertThat(submit(new Deposit(number, EURO, "more")).join()).isInstanceOf(Outcome.Done.class);
        awaitVersion(number, 4);
        driver.press(KeyCode.LEFT);
        awaitVersion(number, 3);
        assertThat(submit(new Freeze(number, "court order")).join()).isInstanceOf(Outcome.Done.class);
        driver.awaitText("history-place", "Version 3 of 5");
        awaitVersion(number, 3);
        driver.press(KeyCode.END);
        awaitVersion(number, 5);
        driver.awaitText("history-state-freeze-reason", "court order");
    }

    @Test
    void a_step_on_a_long_account_is_quick() {
        show(LONG, Optional.empty(), LONG_VERSIONS);
        driver.draw("history");
        var random = new Random(22);
        var millis = new ArrayList<Double>();
        for (int i = 0; i < 20; i++) {
            var to = 1L + random.nextInt(LONG_VERSIONS);
            var begin = System.nanoTime();
            var arrived = new CompletableFuture<Long>();
            DesktopDriver.onFxThread(() -> {
                var subscription = view.model()
                        .momentProperty()
                        .subscribe(it -> it.filter(moment -> moment
                                .version() == to).ifPresent(moment -> arrived.complete(System.nanoTime())));
                ((Slider) driver.node("history-slider")).setValue((double) to);
                return subscription;
            });
            millis.add((arrived.orTimeout(20, java.util.concurrent.TimeUnit.SECONDS).join() - begin) / 1e6);
            awaitVersion(LONG, to);
        }
        millis.sort(Double::compare);
        LOG.info("slider steps on 10,000 events, until the state is shown: median {} ms, most {} ms",
                millis.get(millis.size() / 2), millis.getLast());
    }

    @Test
    void an_event_is_opened_in_the_log_and_everything_has_a_name() {
        show(SHORT, Optional.of(5L), 5);
        var controls = driver.everything()
                .stream()
                .filter(it -> it instanceof Control && it.isFocusTraversable() && !(it instanceof ScrollBar))
                .toList();
        assertThat(controls).hasSizeGreaterThan(9);
        assertThat(controls).allSatisfy(it -> assertThat(it.getAccessibleText()).as(it.toString()).isNotBlank());
        assertThat(DesktopDriver.onFxThread(driver.node("history-chart")::getAccessibleText))
                .contains("0.00 EUR (version 1)", "(version 60)", "lowest", "highest");
        driver.click("history-open-event");
        assertThat(driver.here()).isInstanceOf(Place.Events.class);
    }
}
