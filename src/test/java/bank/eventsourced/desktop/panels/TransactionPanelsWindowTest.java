package bank.eventsourced.desktop.panels;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.money.Money;

/** An operator's day at the keyboard, before a real bank. */
@SharesTheScreen
@Timeout(180)
class TransactionPanelsWindowTest {

    private static final AccountNumber ADA = new AccountNumber("4711");
    private static final AccountNumber BOB = new AccountNumber("4712");

    @TempDir
    private Path folder;

    @Test
    void money_moves_and_comes_back_without_a_mouse() {
        var bank = DesktopDriver.bankIn(folder);
        var accounts = bank.getBean(Accounts.class);
        try (var driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"))) {
            opensAccounts(driver);
            depositsOnce(driver, accounts);
            isRefusedAtTheField(driver, accounts);
            transfers(driver, accounts);
            reverses(driver, accounts);
            looksAgainWhereAnAccountHasChanged(driver, accounts);
            asksTwiceBeforeMuchMoneyMoves(driver, accounts);
            freezesAndUnfreezes(driver, accounts);
            forgetsACustomer(driver, accounts);
        }
    }

    private static void opensAccounts(DesktopDriver driver) {
        driver.press(Shortcut.OPEN_ACCOUNT);
        driver.awaitShown("panel-number");
        driver.press(Shortcut.CONFIRM);
        driver.awaitText("panel-number-problem", "Write a number");
        assertThat(driver.isMarkedWrong("panel-number")).isTrue();
        driver.write("4711");
        driver.press(KeyCode.TAB);
        driver.write("Ada Lovelace");
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice("Opened account 4711 · version 1");
        driver.awaitHidden("panel-number");

        driver.press(Shortcut.OPEN_ACCOUNT);
        driver.awaitShown("panel-number");
        driver.write("4712");
        driver.press(KeyCode.TAB);
        driver.write("Bob");
        driver.press(KeyCode.ENTER);
        driver.awaitNotice("Opened account 4712 · version 1");
    }

    private static void depositsOnce(DesktopDriver driver, Accounts accounts) {
        driver.press(Shortcut.DEPOSIT);
        driver.awaitShown("panel-account");
        driver.write("love");
        driver.awaitShown("panel-account-list");
        driver.draw("panel-suggestions");
        driver.press(KeyCode.ENTER);
        driver.awaitText("panel-account", "4711");
        driver.press(KeyCode.TAB);
        driver.write("12.50+3*2");
        driver.awaitText("panel-sum", "= 18.50 EUR");
        driver.awaitText("panel-effect-1", "0.00 → 18.50 EUR");
        driver.press(KeyCode.TAB);
        driver.write("salary");
        driver.press(Shortcut.CONFIRM);
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice("Deposited 18.50 EUR · version 2");
        driver.awaitHidden("panel-account");
        assertThat(accounts.find(ADA)).get().returns(2L, AccountView::version);
    }

    private static void isRefusedAtTheField(DesktopDriver driver, Accounts accounts) {
        driver.press(Shortcut.WITHDRAW);
        driver.awaitShown("panel-account");
        driver.write("4711");
        driver.press(KeyCode.TAB);
        driver.write("50");
        driver.awaitText("panel-effect-1", "18.50 → \u221231.50 EUR");
        driver.press(KeyCode.ENTER);
        driver.awaitText("panel-amount-problem", "has 18.50 EUR available");
        assertThat(driver.isMarkedWrong("panel-amount")).isTrue();
        assertThat(driver.text("panel-amount")).isEqualTo("50");
        driver.draw("panel-refused");
        driver.press(KeyCode.ESCAPE);
        driver.awaitHidden("panel-account");
        assertThat(accounts.find(ADA)).get().returns(2L, AccountView::version);
    }

    private static void transfers(DesktopDriver driver, Accounts accounts) {
        driver.press(Shortcut.TRANSFER);
        driver.awaitShown("panel-from");
        driver.write("4711");
        driver.press(KeyCode.TAB);
        driver.write("Bob");
        driver.awaitShown("panel-to-list");
        driver.press(KeyCode.TAB);
        driver.awaitText("panel-to", "4712");
        driver.write("8");
        driver.awaitText("panel-effect-1", "18.50 → 10.50 EUR");
        driver.awaitText("panel-effect-2", "0.00 → 8.00 EUR");
        driver.draw("panel-transfer");
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice("Transferred 8.00 EUR from 4711 to 4712 · version 3");
        assertThat(balance(accounts, ADA)).isEqualTo(Money.parse("10.50 EUR"));
        assertThat(balance(accounts, BOB)).isEqualTo(Money.parse("8 EUR"));
    }

    private static void reverses(DesktopDriver driver, Accounts accounts) {
        driver.awaitHidden("panel-from");
        driver.press(Shortcut.REVERSE_LAST);
        driver.awaitText("panel-title", "Reverse version 3 of account 4711");
        driver.awaitText("panel-explanation", "8.00 EUR to account 4712 comes back");
        driver.awaitText("panel-effect-1", "10.50 → 18.50 EUR");
        driver.awaitText("panel-effect-2", "8.00 → 0.00 EUR");
        driver.write("typo");
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice("Reversed 8.00 EUR · version 4");
        assertThat(balance(accounts, ADA)).isEqualTo(Money.parse("18.50 EUR"));
        assertThat(balance(accounts, BOB)).isEqualTo(Money.parse("0 EUR"));

        driver.ask(new Intent.Reverse(BOB, 2));
        driver.awaitText("panel-title", "Reverse version 2 of account 4712");
        driver.press(Shortcut.CONFIRM);
        driver.awaitText("panel-problem", "reversed already, at version 3");
        driver.press(KeyCode.ESCAPE);
        driver.awaitHidden("panel-reason");
        driver.press(Shortcut.REVERSE_LAST);
        driver.awaitText("panel-title", "Reverse version 2 of account 4711");
        driver.press(KeyCode.ESCAPE);
        driver.awaitHidden("panel-reason");
    }

    private static void looksAgainWhereAnAccountHasChanged(DesktopDriver driver, Accounts accounts) {
        driver.ask(new Intent.Withdraw(Optional.of(ADA)));
        driver.awaitShown("panel-amount");
        driver.write("10");
        driver.awaitText("panel-effect-1", "18.50 → 8.50 EUR");
        assertThat(driver.text("panel-cancel")).isEqualTo("Cancel");
        elsewhere(accounts, new AccountCommand.Withdraw(ADA, Money.parse("6 EUR"), ""));
        driver.awaitText("panel-effect-1", "12.50 → 2.50 EUR");
        driver.press(Shortcut.CONFIRM);
        driver.awaitText("panel-review", "Account 4711 changed (version 5) while you typed. New balance 12.50 EUR.");
        driver.awaitText("panel-unseen-5", "Version 5 · Debited −6.00");
        DesktopDriver.await("what happened and the button are in sight", () -> isInSight(driver, "panel-unseen-5")
                && isInSight(driver, "panel-confirm"));
        assertThat(driver.text("panel-cancel")).isEqualTo("Drop it");
        driver.document("panel-changed");
        confirmUntilGone(driver, "panel-amount");
        driver.awaitNotice("Withdrew 10.00 EUR · version 6");
        assertThat(balance(accounts, ADA)).isEqualTo(Money.parse("2.50 EUR"));
    }

    private static void asksTwiceBeforeMuchMoneyMoves(DesktopDriver driver, Accounts accounts) {
        resize(driver, 1024, 640);
        driver.ask(new Intent.Deposit(Optional.of(ADA)));
        driver.awaitShown("panel-amount");
        driver.write("10,000");
        driver.awaitText("panel-effect-1", "10,002.50 EUR");
        driver.press(Shortcut.CONFIRM);
        driver.press(Shortcut.CONFIRM);
        driver.awaitText("panel-question", "10,000.00 EUR");
        assertThat(driver.text("panel-question")).contains("Ada Lovelace");
        assertThat(accounts.find(ADA)).get().returns(6L, AccountView::version);
        DesktopDriver.await("the question and its button are in sight", () -> isInSight(driver, "panel-question")
                && isInSight(driver, "panel-confirm"));
        driver.draw("panel-large");
        confirmUntilGone(driver, "panel-amount");
        driver.awaitNotice("Deposited 10,000.00 EUR · version 7");
        assertThat(accounts.find(ADA)).get().returns(7L, AccountView::version);
    }

    private static void freezesAndUnfreezes(DesktopDriver driver, Accounts accounts) {
        driver.ask(new Intent.Freeze(ADA));
        driver.awaitShown("panel-reason");
        driver.press(Shortcut.CONFIRM);
        driver.awaitText("panel-reason-problem", "Write why.");
        driver.write("court order");
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice("Froze account 4711 · version 8");
        assertThat(accounts.find(ADA)).get().returns(AccountStatus.FROZEN, AccountView::status);
        driver.ask(new Intent.Unfreeze(ADA));
        driver.awaitText("panel-explanation", "It was frozen: court order");
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice("Unfroze account 4711 · version 9");
        driver.ask(new Intent.Close(ADA));
        driver.awaitText("panel-title", "Close account 4711");
        driver.press(Shortcut.CONFIRM);
        driver.awaitText("panel-problem", "Only an account with a balance of zero can be closed");
        driver.press(KeyCode.ESCAPE);
        driver.awaitHidden("panel-confirm");
        driver.ask(new Intent.ChangeOverdraftLimit(ADA));
        driver.awaitShown("panel-limit");
        driver.write("500");
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice("Changed the limit of account 4711 · version 10");
    }

    private static void forgetsACustomer(DesktopDriver driver, Accounts accounts) {
        driver.ask(new Intent.Forget(ADA));
        driver.awaitShown("panel-name");
        driver.awaitText("panel-effect-1-account", "4711 · Ada Lovelace");
        assertThat(driver.text("panel-explanation")).contains("this account", "can never be read again");
        driver.write("Ada");
        driver.press(Shortcut.CONFIRM);
        driver.awaitText("panel-name-problem", "Ada Lovelace");
        driver.write("ada lovelace");
        driver.press(KeyCode.TAB);
        driver.write("asked for it");
        driver.document("panel-forget");
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice("The customer is forgotten on one account.");
        assertThat(accounts.find(ADA)).get().returns("(forgotten)", AccountView::holder);
    }

    @Test
    void amounts_of_every_currency_are_typed_and_shown_in_german() {
        var bank = DesktopDriver.bankIn(folder);
        var accounts = bank.getBean(Accounts.class);
        elsewhere(accounts, new AccountCommand.Open(ADA, "Ada", Money.parse("0 EUR")));
        elsewhere(accounts, new AccountCommand.Open(BOB, "Bob", Money.parse("0 KWD")));
        var yen = new AccountNumber("4713");
        elsewhere(accounts, new AccountCommand.Open(yen, "Chiyo", Money.parse("0 JPY")));
        try (var driver = DesktopDriver.open(bank, DesktopDriver.preferences("de", "de-DE"))) {
            deposits(driver, ADA, "1.234,56", "0,00 → 1.234,56 EUR", "1.234,56 EUR eingezahlt · Version 2");
            deposits(driver, BOB, "1.234,567", "0,000 → 1.234,567 KWD", "1.234,567 KWD eingezahlt · Version 2");
            deposits(driver, yen, "1.234", "0 → 1.234 JPY", "1.234 JPY eingezahlt · Version 2");
            assertThat(balance(accounts, ADA)).isEqualTo(Money.parse("1234.56 EUR"));
            assertThat(balance(accounts, BOB)).isEqualTo(Money.parse("1234.567 KWD"));
            assertThat(balance(accounts, yen)).isEqualTo(Money.parse("1234 JPY"));

            driver.ask(new Intent.Deposit(Optional.of(yen)));
            driver.awaitShown("panel-amount");
            driver.write("1,5");
            driver.press(Shortcut.CONFIRM);
            driver.awaitText("panel-amount-problem", "JPY");
            driver.write("5");
            driver.press(KeyCode.TAB);
            driver.press(KeyCode.TAB);
            driver.write("31.03.2026");
            driver.press(Shortcut.CONFIRM);
            driver.awaitNotice("5 JPY eingezahlt · Version 3");
            assertThat(driver.here()).isNotInstanceOf(Place.Events.class);
        }
    }

    private static void deposits(DesktopDriver driver, AccountNumber account, String amount, String effect,
            String notice) {
        driver.ask(new Intent.Deposit(Optional.of(account)));
        driver.awaitShown("panel-amount");
        driver.write(amount);
        driver.awaitText("panel-effect-1", effect);
        driver.press(Shortcut.CONFIRM);
        driver.awaitNotice(notice);
    }

    /** The question is there to be read: it takes no answer at once. */
    private static void confirmUntilGone(DesktopDriver driver, String id) {
        DesktopDriver.await("confirmed again", () -> {
            var confirm = driver.scene().lookup("#panel-confirm");
            if (confirm instanceof ButtonBase button) {
                button.fire();
            }
            return driver.scene().lookup("#" + id) == null;
        });
    }

    private static void resize(DesktopDriver driver, double width, double height) {
        DesktopDriver.onFxThread(() -> {
            driver.stage().setWidth(width);
            driver.stage().setHeight(height);
            return true;
        });
    }

    private static boolean isInSight(DesktopDriver driver, String id) {
        var drawer = driver.node("drawer");
        var node = driver.node(id);
        return drawer.localToScene(drawer.getBoundsInLocal()).contains(node.localToScene(node.getBoundsInLocal()));
    }

    private static void elsewhere(Accounts accounts, AccountCommand command) {
        assertThat(accounts.execute(Instruction.of(CommandId.fresh(), command, "elsewhere")))
                .isInstanceOf(Outcome.Done.class);
    }

    private static Money balance(Accounts accounts, AccountNumber number) {
        return accounts.find(number).orElseThrow().balance();
    }
}
