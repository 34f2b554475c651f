package bank.eventsourced.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.BankApplication;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.money.Money;

/** The real window on a real bank, by mouse and keyboard. */
class DesktopWindowTest {

    private static final Language ENGLISH = Language.of(Locale.ENGLISH, Locale.ENGLISH);
    private static final AccountNumber ONE = new AccountNumber("1");

    @TempDir
    private Path folder;

    private ConfigurableApplicationContext bank;
    private Accounts accounts;
    private DesktopDriver driver;

    @BeforeEach
    void openTheWindow() {
        bank = bankIn(folder).get();
        accounts = bank.getBean(Accounts.class);
        driver = DesktopDriver.open(() -> bank, ENGLISH);
        driver.awaitReady();
    }

    @AfterEach
    void closeTheWindow() {
        driver.close();
    }

    @Test
    void an_empty_bank_says_so_and_offers_the_one_thing_to_do() {
        driver.click("create-first");
        driver.awaitShown("create");
    }

    @Test
    void an_account_is_created_and_credited_by_keyboard_alone() {
        driver.press(Shortcut.CREATE);
        driver.awaitShown("create");
        driver.write("1");
        driver.press(KeyCode.TAB);
        driver.write("Ada Lovelace");
        driver.press(KeyCode.ENTER);
        driver.awaitText("status-action", "Created account 1 · version 1");
        DesktopDriver.await("it is selected", () -> driver.accounts().getSelectionModel().getSelectedItem() != null);

        driver.press(Shortcut.CREDIT);
        driver.awaitShown("movement");
        driver.write("1,020.50");
        driver.awaitText("movement-note", "Balance 0.00 → 1,020.50 EUR");
        driver.press(KeyCode.CONTROL, KeyCode.ENTER);
        driver.awaitText("status-action", "Credited 1,020.50 EUR · account 1 · version 2");
        driver.awaitHidden("movement");
        assertThat(accounts.find(ONE).orElseThrow().balance()).isEqualTo(Money.parse("1020.50 EUR"));
        driver.awaitText("status-ledger", "Ledger: up to date");
    }

    @Test
    void a_debit_beyond_the_balance_is_refused_at_the_field_and_nothing_happens() {
        givenAccountOneWith("40 EUR");
        driver.click("debit");
        driver.type("movement-amount", "100");
        driver.click("movement-confirm");
        driver.awaitText("movement-problem", "Account 1 has 40.00 EUR available");
        assertThat(driver.isMarkedWrong("movement-amount")).isTrue();
        assertThat(driver.text("movement-amount")).isEqualTo("100");
        assertThat(accounts.find(ONE).orElseThrow().version()).isEqualTo(2);

        driver.press(KeyCode.ESCAPE);
        driver.awaitHidden("movement");
    }

    @Test
    void what_is_no_amount_is_refused_at_the_field_and_kept() {
        givenAccountOneWith("40 EUR");
        driver.press(Shortcut.CREDIT);
        for (var wrong : new String[]{"12,3x", "-5", "0", "1.005", ""}) {
            driver.type("movement-amount", wrong);
            driver.press(KeyCode.ENTER);
            DesktopDriver.await(wrong + " is marked", () -> driver.isMarkedWrong("movement-amount"));
            assertThat(driver.text("movement-problem")).isNotBlank();
            assertThat(driver.text("movement-amount")).isEqualTo(wrong);
        }
        assertThat(accounts.find(ONE).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void a_double_click_posts_once() {
        givenAccountOneWith("40 EUR");
        driver.click("credit");
        driver.type("movement-amount", "5");
        driver.doubleClick("movement-confirm");
        driver.awaitText("status-action", "Credited 5.00 EUR · account 1 · version 3");

        driver.click("credit");
        driver.type("movement-amount", "7");
        driver.fireTwice("movement-confirm");
        driver.awaitText("status-action", "Credited 7.00 EUR · account 1 · version 4");
        assertThat(accounts.find(ONE).orElseThrow().balance()).isEqualTo(Money.parse("52 EUR"));
    }

    @Test
    void what_another_thread_does_appears_by_itself_and_the_selection_stays() throws InterruptedException {
        givenAccountOneWith("40 EUR");
        var other = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < 50; i++) {
                deposit("1 EUR");
            }
            open("0");
        });
        other.join();
        DesktopDriver.await("the balance", () -> driver.accounts()
                .getItems()
                .stream()
                .anyMatch(
                        it -> it.account().balance().equals(Money.parse("90 EUR"))));
        DesktopDriver.await("the new account", () -> driver.accounts().getItems().size() == 2);
        DesktopDriver.await("the newest event", () -> driver.events().getItems().getFirst().position() == 53);
        assertThat(driver.accounts().getSelectionModel().getSelectedItem().number()).isEqualTo(ONE);
        driver.awaitText("status-accounts", "2 accounts");
        driver.awaitText("ledger-state", "up to date");
    }

    @Test
    void the_place_in_the_events_is_kept_while_newer_ones_arrive() {
        givenAccountOneWith("40 EUR");
        for (int i = 0; i < 100; i++) {
            deposit("1 EUR");
        }
        DesktopDriver.await("all events", () -> driver.events().getItems().size() == 102);
        var seen = driver.events().getItems().get(60);
        DesktopDriver.onFxThread(() -> {
            driver.events().scrollTo(60);
            driver.events().layout();
            driver.events().getSelectionModel().select(seen);
            return true;
        });
        deposit("1 EUR");
        DesktopDriver.await("the newest event", () -> driver.events().getItems().size() == 103);
        assertThat(DesktopDriver.onFxThread(() -> {
            driver.scene().getRoot().layout();
            var flow = (javafx.scene.control.skin.VirtualFlow<?>) driver.events().lookup(".virtual-flow");
            return flow.getFirstVisibleCell().getIndex();
        })).isEqualTo(61);
        assertThat(driver.events().getSelectionModel().getSelectedItem()).isEqualTo(seen);
    }

    @Test
    void every_control_has_a_name_for_those_who_cannot_see_it() {
        givenAccountOneWith("40 EUR");
        assertThat(nameless()).isEmpty();
        driver.press(Shortcut.DEBIT);
        driver.awaitShown("movement");
        assertThat(nameless()).isEmpty();
        driver.press(Shortcut.CREATE);
        driver.awaitShown("create");
        assertThat(nameless()).isEmpty();
    }

    private List<Node> nameless() {
        var controls = driver.everything()
                .stream()
                .filter(it -> it instanceof Control && it.isFocusTraversable() && !(it instanceof ScrollBar))
                .toList();
        assertThat(controls).hasSizeGreaterThan(5);
        return controls.stream()
                .filter(it -> it.getAccessibleText() == null || it.getAccessibleText().isBlank())
                .toList();
    }

    @Test
    void a_bank_that_is_open_elsewhere_is_an_error_screen_with_a_sentence() {
        try (var second = DesktopDriver.open(bankIn(folder), ENGLISH)) {
            second.awaitText("failure", "is already open in another window or process. Close it there first");
            assertThat(second.text("failure")).doesNotContain("Exception");
            assertThat(second.closeWindow()).isEqualTo(DesktopWindow.BROKEN);
        }
    }

    @Test
    void closing_the_window_closes_the_bank_and_ends_with_0() {
        assertThat(driver.closeWindow()).isEqualTo(DesktopWindow.DONE);
        assertThat(bank.isActive()).isFalse();
    }

    @Test
    void a_window_closed_while_the_bank_opens_closes_the_bank_too() {
        var opened = new AtomicInteger();
        var mayOpen = new CountDownLatch(1);
        var other = DesktopDriver.open(() -> {
            try {
                mayOpen.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            opened.incrementAndGet();
            return bankIn(folder.resolve("other")).get();
        }, ENGLISH);
        DesktopDriver.onFxThread(() -> {
            other.scene()
                    .getWindow()
                    .fireEvent(new javafx.stage.WindowEvent(other.scene().getWindow(),
                            javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        mayOpen.countDown();
        assertThat(other.closeWindow()).isEqualTo(DesktopWindow.DONE);
        assertThat(opened).hasValue(1);
        try (var again = bankIn(folder.resolve("other")).get()) {
            assertThat(again.isActive()).isTrue();
        }
    }

    @Test
    void a_picture_is_drawn_of_an_open_bank(@TempDir Path pictures) throws Exception {
        givenAccountOneWith("40 EUR");
        var png = pictures.resolve("window.png");
        Desktop.savePicture(bank, png);
        assertThat(Files.size(png)).isGreaterThan(10_000);
    }

    private void givenAccountOneWith(String amount) {
        open("1");
        deposit(amount);
        DesktopDriver.await("account 1 is shown", () -> driver.accounts()
                .getItems()
                .stream()
                .anyMatch(
                        it -> it.account().version() == 2));
        driver.select("1");
    }

    private void open(String number) {
        accounts.execute(Instruction.of(CommandId.fresh(), new Open(new AccountNumber(number), "Ada",
                Money.parse("0 EUR")), "test"));
    }

    private void deposit(String amount) {
        accounts.execute(Instruction.of(CommandId.fresh(), new Deposit(ONE, Money.parse(amount), "Cash"), "test"));
    }

    private static Supplier<ConfigurableApplicationContext> bankIn(Path folder) {
        return () -> new SpringApplicationBuilder(BankApplication.class).headless(false)
                .run("--bank.data-directory=" + folder);
    }
}
