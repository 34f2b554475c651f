package bank.eventsourced.desktop.overview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.money.Money;

/** The overview on a real bank. */
@SharesTheScreen
class OverviewWindowTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final AccountNumber YUKI = new AccountNumber("3");

    @Test
    void every_figure_is_true_follows_the_bank_and_leads_to_its_screen(@TempDir Path folder) {
        var bank = DesktopDriver.bankIn(folder);
        var accounts = bank.getBean(Accounts.class);
        var today = LocalDate.now(ZoneId.systemDefault());
        give(accounts, new Open(ADA, "Ada", Money.parse("0 EUR")), today);
        give(accounts, new Open(BOB, "Bob", Money.parse("0 EUR")), today);
        give(accounts, new Open(YUKI, "Yuki", Money.parse("0 JPY")), today);
        give(accounts, new Deposit(ADA, Money.parse("10000 EUR"), ""), today.minusDays(121));
        for (int day = 120; day > 0; day--) {
            give(accounts, new Deposit(ADA, new Money(100_000L + day * 137L % 5_000, Money.currency("EUR")), "salary"),
                    today.minusDays(day));
            if (day % 3 == 0) {
                give(accounts, new Withdraw(ADA, Money.parse("2500 EUR"), "rent"), today.minusDays(day));
            }
        }
        give(accounts, new Deposit(ADA, Money.parse("1000 EUR"), ""), today);
        give(accounts, new Transfer(ADA, BOB, Money.parse("30 EUR"), ""), today);
        give(accounts, new Deposit(YUKI, Money.parse("5000 JPY"), ""), today);
        try (var driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"))) {
            driver.go(new Place.Overview());
            var sum = accounts.find(ADA).orElseThrow().balance().plus(accounts.find(BOB).orElseThrow().balance());
            driver.awaitText("overview-deposits-0", driver.desk().language().amounts().showWithCurrency(sum));
            driver.awaitText("overview-deposits-1", "5,000 JPY");
            driver.awaitText("overview-movements-0", "4 movements");
            driver.awaitText("overview-movements-1", "+1,030.00 / \u221230.00 EUR");
            driver.awaitText("overview-movements-2", "+5,000 / 0 JPY");
            driver.awaitText("overview-ledger-0", "Balanced");
            driver.awaitText("overview-ledger-note", "up to date");
            driver.awaitText("overview-deliveries-0", "None");
            driver.awaitText("overview-backup-0", "Never");
            assertThat(DesktopDriver.onFxThread(driver.node("overview-chart")::getAccessibleText)).contains(
                    driver.desk().language().amounts().showWithCurrency(sum));
            driver.draw("overview");

            give(accounts, new Deposit(BOB, Money.parse("1 EUR"), ""), today);
            driver.awaitText("overview-movements-0", "5 movements");
            DesktopDriver.onFxThread(() -> {
                var currency = (ComboBox<?>) driver.node("overview-currency");
                currency.getSelectionModel().selectLast();
                return true;
            });
            assertThat(DesktopDriver.onFxThread(driver.node("overview-chart")::getAccessibleText))
                    .contains("5,000 JPY");

            leads(driver, "overview-movements", new Place.Journal(Optional.empty()));
            leads(driver, "overview-deposits", new Place.AccountList());
            leads(driver, "overview-ledger", new Place.Ledger(Optional.empty()));
            leads(driver, "overview-deliveries", new Place.Deliveries());
            leads(driver, "overview-backup", new Place.Settings());
        }
    }

    private static void leads(DesktopDriver driver, String card, Place place) {
        driver.go(new Place.Overview());
        driver.awaitShown(card);
        DesktopDriver.onFxThread(() -> {
            driver.node(card).requestFocus();
            return true;
        });
        driver.press(KeyCode.ENTER);
        assertThat(driver.here()).isEqualTo(place);
    }

    private static void give(Accounts accounts, AccountCommand command, LocalDate day) {
        assertThat(accounts.execute(Instruction.of(CommandId.fresh(), command, "test").withValueDate(Optional.of(day))))
                .isInstanceOf(Outcome.Done.class);
    }
}
