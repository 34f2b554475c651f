package bank.eventsourced.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.ledger.LedgerRecomputation.AccountDifference;
import bank.eventsourced.money.Money;

/** The ledgers in a real window on a real bank: now, in the past, proven, and falsified. */
@SharesTheScreen
@TestInstance(Lifecycle.PER_CLASS)
class LedgerWindowTest {

    private static final Place LEDGER = new Place.Ledger(Optional.empty());
    private static final AccountNumber ADA = new AccountNumber("100");
    private static final AccountNumber BOB = new AccountNumber("200");
    private static final AccountNumber KEN = new AccountNumber("300");

    private final ConfigurableApplicationContext bank;
    private final DesktopDriver driver;

    LedgerWindowTest(@TempDir Path folder) {
        bank = DesktopDriver.bankIn(folder);
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
    }

    @AfterAll
    void close() {
        driver.close();
    }

    @Test
    void a_ledger_is_shown_now_and_then_proven_and_found_falsified() {
        driver.go(LEDGER);
        driver.awaitShown("ledger-first");
        driver.draw("ledger-empty");
        give(new Open(ADA, "Ada Lovelace", Money.parse("0 EUR")));
        give(new Deposit(ADA, Money.parse("1234.50 EUR"), "Salary"));
        give(new Open(BOB, "Charles Babbage", Money.parse("0 EUR")));
        give(new Transfer(ADA, BOB, Money.parse("34.50 EUR"), "Rent"));
        give(new Open(KEN, "Ken", Money.parse("0 JPY")));
        give(new Deposit(KEN, Money.parse("70000 JPY"), "Gift"));

        driver.awaitText("ledger-badge", "position 7");
        driver.awaitText("ledger-balance", "1,234.50");
        driver.awaitText("ledger-transactions", "3 transactions");
        driver.awaitText("ledger-verdict", "Debits equal credits.");
        driver.awaitText("ledger-reconciliation", "1,234.50 EUR = sum of all accounts 1,234.50 EUR");
        DesktopDriver.await("all postings", () -> driver.table("ledger-postings").getItems().size() == 3);
        assertThat(driver.cells("ledger-postings", 0)).contains("3", "5", "200", "Transfers in transit",
                "Customer deposits", "34.50");
        driver.draw("ledger");

        goesToThePast();
        provesAndFinds();
    }

    private void goesToThePast() {
        driver.type("ledger-position", "4");
        driver.press(KeyCode.ENTER);
        driver.awaitText("ledger-past", "position 4");
        driver.awaitText("ledger-balance", "1,200.00");
        driver.awaitText("ledger-badge", "As of position 4");
        DesktopDriver.await("the postings until then", () -> driver.table("ledger-postings").getItems().size() == 2);
        driver.draw("ledger-past");
        DesktopDriver.onFxThread(() -> {
            ((Slider) driver.node("ledger-slider")).setValue(2);
            return true;
        });
        driver.awaitText("ledger-past", "position 2");
        driver.awaitText("ledger-balance", "1,234.50");
        driver.click("ledger-JPY");
        driver.awaitText("ledger-past", "there was no ledger");
        driver.awaitText("ledger-transactions", "No transactions");
        fire("ledger-now");
        driver.awaitHidden("ledger-past");
        driver.awaitText("ledger-balance", "70,000");
        driver.click("ledger-EUR");
        driver.awaitText("ledger-balance", "1,234.50");
        driver.select("ledger-postings", 0);
        DesktopDriver.await("the posting has been read",
                () -> driver.table("ledger-postings").getSelectionModel().getSelectedItem() != null);
        driver.press(KeyCode.ENTER);
        DesktopDriver.await("the event is shown", () -> driver.here().equals(Place.Events.at("account", 5)));
        driver.go(LEDGER);
    }

    private void provesAndFinds() {
        fire("ledger-recompute");
        driver.awaitText("ledger-proof", "4 postings of 3 accounts, up to position 7: everything is as the log says.");
        assertThat(bank.getBean(JdbcTemplate.class).update("""
                update event set payload = replace(payload, '1234.50', '1234.00')
                 where log = 'ledger' and position = 2""")).isEqualTo(1);
        fire("ledger-recompute");
        driver.awaitText("ledger-proof", "One account differs.");
        assertThat(driver.<AccountDifference>table("ledger-differences").getItems()).containsExactly(
                new AccountDifference(ADA, Money.parse("1199.50 EUR"), Optional.of(Money.parse("1200 EUR")),
                        Optional.of(Money.parse("1200 EUR"))));
        driver.draw("ledger-falsified");

        bank.getBean(JdbcTemplate.class)
                .update("update account_balance set balance = balance + 1 where number = '200'");
        driver.press(KeyCode.F5);
        driver.awaitText("ledger-reconciliation", "differ by \u22120.01 EUR!");
        driver.awaitShown("ledger-find");
        driver.draw("ledger-differs");
    }

    /** The tooltip of a button at the edge would not fit on the headless screen. */
    private void fire(String id) {
        DesktopDriver.onFxThread(() -> {
            ((javafx.scene.control.ButtonBase) driver.node(id)).fire();
            return true;
        });
    }

    private void give(AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }
}
