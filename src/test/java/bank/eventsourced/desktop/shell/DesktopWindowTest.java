package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.Desktop;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.money.Money;

/** The real window on a real bank, by mouse and keyboard: what is always there, whatever the screen. */
@SharesTheScreen
class DesktopWindowTest {

    @TempDir
    private Path folder;

    private static final AccountNumber ADA = new AccountNumber("4711");

    private ConfigurableApplicationContext bank;
    private DesktopDriver driver;

    @BeforeEach
    void openTheWindow() {
        bank = DesktopDriver.bankIn(folder);
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
    }

    @AfterEach
    void closeTheWindow() {
        driver.close();
    }

    @Test
    void one_gets_everywhere_by_click_and_by_key_and_back_again() {
        for (var section : Section.values()) {
            driver.press(Shortcut.to(section).orElseThrow());
            assertThat(driver.here()).isEqualTo(section.place());
            assertThat(driver.hasPseudoClass("go-" + section.name().toLowerCase(java.util.Locale.ROOT), "here"))
                    .isTrue();
        }
        driver.click("go-journal");
        assertThat(driver.here()).isEqualTo(Section.JOURNAL.place());
        driver.click("back");
        assertThat(driver.here()).isEqualTo(Section.HELP.place());
        driver.press(Shortcut.FORWARD);
        assertThat(driver.here()).isEqualTo(Section.JOURNAL.place());
    }

    @Test
    void the_bank_is_shown_as_it_was_and_nothing_can_be_done_there() {
        give(new Open(ADA, "Ada", Money.parse("0 EUR")));
        give(new Deposit(ADA, Money.parse("10.00 EUR"), "early"));
        give(new Deposit(ADA, Money.parse("5.00 EUR"), "late"));
        driver.press(Shortcut.PAST);
        driver.type("moment-when", "the day before");
        driver.click("moment-show");
        driver.awaitText("moment-problem", "\u201cthe day before\u201d is no moment.");
        driver.draw("moment");
        driver.type("moment-when", "2");
        driver.click("moment-show");
        driver.awaitText("moment-band", "as it was at position 2 (");
        driver.awaitText("accounts-totals", "10.00");
        driver.document("accounts-past");
        driver.press(Shortcut.JOURNAL);
        driver.awaitText("journal-count", "2 ");
        driver.press(Shortcut.LEDGER);
        driver.awaitText("ledger-reconciliation", "10.00");
        driver.press(Shortcut.EVENTS);
        driver.awaitNotice("This screen has no past.");
        driver.press(Shortcut.DEPOSIT);
        driver.awaitNotice("actions are off");
        assertThat(driver.here()).isInstanceOf(Place.Ledger.class);
        driver.click("moment-now");
        driver.awaitText("ledger-reconciliation", "15.00");
        assertThat(driver.isShown("moment-band")).isFalse();
    }

    private void give(AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void the_palette_finds_screens_and_esc_closes_it() {
        driver.press(Shortcut.PALETTE);
        driver.awaitShown("palette-field");
        driver.write("ledg");
        driver.press(KeyCode.ENTER);
        driver.awaitHidden("palette-field");
        assertThat(driver.here()).isInstanceOf(Place.Ledger.class);

        driver.press(Shortcut.PALETTE);
        driver.awaitShown("palette-field");
        driver.press(KeyCode.ESCAPE);
        driver.awaitHidden("palette-field");
    }

    @Test
    void a_bank_that_is_open_elsewhere_is_an_error_screen_with_a_sentence() {
        try (var second = DesktopDriver.open(_ -> DesktopDriver.bankIn(folder), Preferences.forgetful())) {
            second.awaitText("failure", "is already open in another window or process. Close it there first");
            assertThat(second.text("failure")).doesNotContain("Exception");
            assertThat(second.isShown("try-again")).isTrue();
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
        var other = DesktopDriver.open(_ -> {
            try {
                mayOpen.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            opened.incrementAndGet();
            return DesktopDriver.bankIn(folder.resolve("other"));
        }, Preferences.forgetful());
        DesktopDriver.onFxThread(() -> {
            other.stage().fireEvent(new WindowEvent(other.stage(), WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        mayOpen.countDown();
        assertThat(other.closeWindow()).isEqualTo(DesktopWindow.DONE);
        assertThat(opened).hasValue(1);
        try (var again = DesktopDriver.bankIn(folder.resolve("other"))) {
            assertThat(again.isActive()).isTrue();
        }
    }

    @Test
    void a_picture_is_drawn_of_an_open_bank(@TempDir Path pictures) throws Exception {
        var png = pictures.resolve("window.png");
        Desktop.savePicture(bank, png);
        assertThat(Files.size(png)).isGreaterThan(10_000);
        driver.draw("shell");
        driver.press(Shortcut.PALETTE);
        driver.awaitShown("palette-field");
        driver.draw("palette");
        driver.press(KeyCode.ESCAPE);
        driver.click("go-help");
        driver.write("?");
        driver.awaitShown("keys");
        driver.draw("keys");
    }
}
