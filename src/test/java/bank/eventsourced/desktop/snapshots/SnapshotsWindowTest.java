package bank.eventsourced.desktop.snapshots;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.money.Money;

/** The screen of snapshots in the real window on a real bank. */
@SharesTheScreen
class SnapshotsWindowTest {

    private static final AccountNumber ADA = new AccountNumber("4711");

    @TempDir
    private Path folder;

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
    void snapshots_are_seen_taken_measured_verified_and_deleted() {
        driver.press(Shortcut.SNAPSHOTS);
        driver.awaitText("snapshots-summary", "0 snapshots · one every 50 events (account, ledger)");
        driver.draw("snapshots-empty");
        execute(new Open(ADA, "Ada", Money.parse("0 EUR")));
        IntStream.rangeClosed(1, 56)
                .forEach(i -> execute(new Deposit(ADA, Money.parse("1.00 EUR"), Purpose.CASH, "penny", "")));
        driver.awaitText("snapshots-summary", "2 snapshots");
        driver.type("snapshots-filter", "47");
        DesktopDriver.await("the account's snapshot is listed", () -> rows() == 1);
        assertThat(driver.cells("snapshots-table", 0)).startsWith("account", "4711", "50", "7").contains("in use");

        oneIsMeasuredAndVerified();
        oneIsTaken();
        aWrongOneIsFound();
        theyAreDeleted();
        aLongOneIsStoredPacked();
    }

    private void aLongOneIsStoredPacked() {
        var reversed = new AccountNumber("4712");
        execute(new Open(reversed, "Bob", Money.parse("0 EUR")));
        IntStream.rangeClosed(1, 100)
                .forEach(i -> execute(new Deposit(reversed, Money.parse("1.00 EUR"), Purpose.CASH, "", "")));
        IntStream.rangeClosed(1, 100).forEach(i -> execute(new Reverse(reversed, 1L + i, "")));
        driver.type("snapshots-filter", "4712");
        driver.type("snapshots-account-number", "4712");
        driver.click("snapshots-take");
        driver.awaitText("snapshot-about", " · stored packed: ");
        assertThat(driver.text("snapshot-state")).contains("\"2\": 102");
        driver.awaitText("snapshots-summary", " stored packed: ");
        driver.draw("snapshots-packed");
    }

    private void oneIsMeasuredAndVerified() {
        driver.select("snapshots-table", 0);
        driver.awaitText("snapshot-name", "account 4711");
        driver.awaitText("snapshot-about", "in use · next in 43 events");
        assertThat(driver.text("snapshot-state")).contains("\"balance\": \"49.00 EUR\"");
        driver.click("snapshots-measure");
        driver.awaitText("snapshot-times", "(7 events) · without it");
        driver.click("snapshots-verify");
        driver.awaitText("snapshot-found", "Right: the events make the same state at version 50");
        driver.draw("snapshots");
    }

    private void oneIsTaken() {
        driver.type("snapshots-account-number", "9999");
        driver.click("snapshots-take");
        driver.awaitNotice("There is no account 9999");
        driver.type("snapshots-account-number", "4711");
        driver.click("snapshots-take");
        driver.awaitNotice("Snapshot of 4711 taken at version 57.");
        driver.awaitText("snapshot-about", "Version 57 · 0 events since");
        assertThat(driver.isShown("snapshot-found")).isFalse();
    }

    private void aWrongOneIsFound() {
        bank.getBean(JdbcTemplate.class)
                .update("update snapshot set payload = replace(payload, '56.00 EUR', '57.00 EUR') where version = 57");
        driver.press(Shortcut.RELOAD);
        DesktopDriver.await("the snapshot has changed", () -> driver.text("snapshot-state").contains("57.00 EUR"));
        driver.click("snapshots-verify");
        driver.awaitText("snapshot-found", "Wrong: the events make another state at version 57");
        assertThat(driver.text("snapshot-events-state")).contains("56.00 EUR");
        driver.click("snapshots-verifyAll");
        driver.awaitNotice("Not right: 1 of 2 snapshots. The first: 4711: Wrong");
        driver.draw("snapshots-wrong");
    }

    private void theyAreDeleted() {
        driver.click("snapshots-prune");
        driver.awaitText("snapshots-question", "Keep only the latest of the 3 snapshots");
        driver.click("snapshots-confirm");
        driver.awaitNotice("Deleted 1 snapshot;");
        driver.click("snapshots-delete");
        driver.awaitText("snapshots-question", "Delete the snapshots of 4711?");
        driver.click("snapshots-keep");
        driver.awaitHidden("snapshots-question");
        assertThat(rows()).isEqualTo(1);
        driver.click("snapshots-delete");
        driver.click("snapshots-confirm");
        driver.awaitNotice("Deleted 1 snapshot;");
        driver.awaitShown("clear-filter");
        driver.click("clear-filter");
        DesktopDriver.await("the ledger's is left", () -> rows() == 1);
        driver.click("snapshots-deleteAll");
        driver.click("snapshots-confirm");
        driver.awaitText("snapshots-summary", "0 snapshots");
        driver.go(new Place.Snapshots(Optional.of(ADA)));
        assertThat(driver.text("snapshots-account-number")).isEqualTo("4711");
        assertThat(bank.getBean(Accounts.class).find(ADA)).get()
                .extracting(it -> it.balance())
                .isEqualTo(Money.parse("56.00 EUR"));
    }

    private int rows() {
        return DesktopDriver.onFxThread(() -> driver.table("snapshots-table").getItems().size());
    }

    private void execute(AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }
}
