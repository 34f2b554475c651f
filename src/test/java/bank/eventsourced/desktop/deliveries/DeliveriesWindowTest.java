package bank.eventsourced.desktop.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.BankApplication;
import bank.eventsourced.BreakableLedger;
import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/** A failing ledger before one’s eyes: what waits and why is visible, others go on, a retry posts everything once. */
@SharesTheScreen
class DeliveriesWindowTest {

    private static final AccountNumber ADA = new AccountNumber("1001");
    private static final AccountNumber BOB = new AccountNumber("1002");
    private static final AccountNumber CYD = new AccountNumber("1003");

    @TempDir
    private Path folder;

    private final BreakableLedger ledger = new BreakableLedger();
    private ConfigurableApplicationContext bank;
    private DesktopDriver driver;

    @BeforeEach
    void openTheWindow() {
        bank = new SpringApplicationBuilder(BankApplication.class).headless(false)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(ledger))
                .run("--bank.data-directory=" + folder, "--bank.event-store.attempts-before-parking=3");
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
    }

    @AfterEach
    void closeTheWindow() {
        ledger.repair();
        driver.close();
    }

    @Test
    void failures_are_seen_repaired_retried_skipped_and_held() {
        for (var account : new AccountNumber[]{ADA, BOB, CYD}) {
            execute(new Open(account, "Holder of " + account, Money.parse("0 EUR")));
        }
        driver.go(new Place.Deliveries());
        driver.awaitText("deliveries-summary", "Everything has been delivered.");
        driver.draw("deliveries-empty");

        aFailingLedgerIsSeenAndOthersGoOn();
        aRetryInVainChangesNothing();
        aRetryAfterTheRepairPostsEverythingOnce();
        aHeldAccountWaitsAndItsEventIsSkipped();
        theLagIsSeenAndCatchesUp();
        aPausedFollowerTakesOneEventAndShowsWhatItChanged();
        aDamagedJournalIsShownAndPutRight();
    }

    private void aFailingLedgerIsSeenAndOthersGoOn() {
        ledger.breakDownFor(ADA);
        execute(new Deposit(ADA, Money.parse("5 EUR"), "fails"));
        execute(new Deposit(ADA, Money.parse("7 EUR"), "waits"));
        execute(new Deposit(BOB, Money.parse("9 EUR"), "goes on"));

        driver.awaitText("deliveries-summary", "One delivery waits for you.");
        awaitDeposits("9.00");
        driver.awaitText("status-ledger", "1 failed delivery");
        driver.select("parked-deliveries", 0);
        assertThat(driver.cells("parked-deliveries", 0)).startsWith("1001", "Ledger", "Failed", "4", "1", "3")
                .endsWith("IllegalStateException: The ledger is broken for a while");
        assertThat(driver.text("delivery-details")).contains("Ledger, account 1001: position 4, version 2.")
                .contains("Tried 3 times")
                .contains("One event waits behind it.")
                .contains("The ledger is broken for a while");
        driver.draw("deliveries");
    }

    private void aRetryInVainChangesNothing() {
        driver.click("retry-selected");
        driver.awaitText("question-sentence", "Try this delivery again? 2 events wait to take effect");
        driver.press(KeyCode.ESCAPE);
        driver.awaitHidden("question-sentence");
        driver.click("retry-all");
        driver.click("confirm-retry");
        driver.awaitNotice("1 of 1 failed again; no event was delivered. Account 1001, position 4");
        DesktopDriver.await("the attempt is counted and the delivery is still selected",
                () -> Optional.ofNullable(driver.<ParkedRow>table("parked-deliveries")
                        .getSelectionModel()
                        .getSelectedItem()).filter(row -> row.attempts().equals("4")).isPresent());
    }

    private void aRetryAfterTheRepairPostsEverythingOnce() {
        ledger.repair();
        driver.click("retry-selected");
        driver.click("confirm-retry");
        driver.awaitNotice("2 events were delivered.");
        driver.awaitText("deliveries-summary", "Everything has been delivered.");
        awaitDeposits("21.00");
        assertThat(bank.getBean(Ledgers.class).all()).singleElement()
                .satisfies(it -> assertThat(it.transactions()).isEqualTo(3));
        assertThat(bank.getBean(Operations.class).verify().problems()).isEmpty();
        driver.awaitText("status-ledger", "Ledger: up to date");
    }

    private void aHeldAccountWaitsAndItsEventIsSkipped() {
        driver.click("hold-account-deliveries");
        driver.type("hold-account", "1003");
        driver.click("confirm-hold");
        driver.awaitText("question-problem", "Say why. It is kept.");
        driver.type("hold-reason", "A look first");
        driver.press(KeyCode.ENTER);
        driver.awaitNotice("The deliveries of account 1003 to the follower “Ledger” wait from now on.");
        execute(new Deposit(CYD, Money.parse("3 EUR"), "held"));
        driver.awaitText("deliveries-summary", "One delivery waits for you.");
        driver.select("parked-deliveries", 0);
        driver.awaitText("delivery-details", "Held: A look first");
        driver.click("skip-delivery");
        driver.awaitText("question-sentence", "will differ from the accounts for good");
        driver.draw("deliveries-skip");
        driver.type("skip-reason", "Booked by hand");
        driver.press(KeyCode.ENTER);
        driver.awaitNotice("Position 7 was skipped for the follower “Ledger”; nothing waited behind it.");
        driver.awaitText("deliveries-summary", "Everything has been delivered.");
        awaitDeposits("21.00");
        DesktopDriver.await("the skip is kept",
                () -> driver.<SkippedRow>table("skipped-deliveries").getItems().size() == 1);
    }

    private void theLagIsSeenAndCatchesUp() {
        ledger.stop();
        execute(new Deposit(BOB, Money.parse("1 EUR"), "late"));
        DesktopDriver.await("the ledger is late, and by how much",
                () -> driver.<FollowerRow>table("followers")
                        .getItems()
                        .stream()
                        .anyMatch(it -> it.behind().equals("1")
                                && it.lag().endsWith(" s")));
        ledger.repair();
        driver.awaitText("deliveries-summary", "Everything has been delivered.");
        awaitDeposits("22.00");
    }

    private void aPausedFollowerTakesOneEventAndShowsWhatItChanged() {
        driver.select("followers", 0);
        driver.click("pause-follower");
        driver.click("confirm-pause");
        driver.awaitText("question-problem", "Say why. It is kept.");
        driver.type("pause-reason", "Month end");
        driver.press(KeyCode.ENTER);
        driver.awaitNotice("The follower “Journal” is paused.");
        execute(new Deposit(BOB, Money.parse("2 EUR"), "paused"));
        execute(new Deposit(BOB, Money.parse("4 EUR"), "still paused"));
        awaitDeposits("28.00");
        DesktopDriver.await("the journal waits", () -> journal().behind().equals("2")
                && journal().state().startsWith("Paused since ") && journal().state().endsWith("Month end"));
        driver.awaitText("deliveries-summary", "Paused: Journal. 2 events wait.");
        driver.click("step-follower");
        driver.awaitText("outcome-sentence", "(account.credited, account 1002, version 4)");
        DesktopDriver.await("what it changed is listed", () -> !driver.cells("step-effects", 0).isEmpty());
        assertThat(driver.cells("step-effects", 0)).first().asString().startsWith("Journal entry ");
        assertThat(driver.cells("step-effects", 0)).endsWith("none",
                "account 1002, version 4: 2.00 EUR, balance 12.00 EUR");
        driver.document("deliveries-stepped");
        driver.click("close-outcome");
        driver.click("resume-follower");
        driver.awaitNotice("The follower “Journal” goes on.");
        driver.awaitText("deliveries-summary", "Everything has been delivered.");
    }

    private FollowerRow journal() {
        return driver.<FollowerRow>table("followers").getItems().getFirst();
    }

    private void aDamagedJournalIsShownAndPutRight() {
        var rows = bank.getBean(JdbcTemplate.class);
        rows.update("update journal_entry set amount = 4711 where position = 4");
        rows.update("delete from journal_entry where position = 6");
        driver.click("rebuild-follower");
        driver.click("confirm-rebuild");
        driver.awaitText("outcome-sentence", "2 rows of “Journal” differ from what the log says");
        DesktopDriver.await("the differences are listed", () -> !driver.cells("rebuild-drift", 1).isEmpty());
        assertThat(driver.cells("rebuild-drift", 1)).containsExactly("journal_entry", "position 4", "amount 4711",
                "amount 500");
        driver.document("deliveries-drift");
        driver.click("switch-rebuilt");
        driver.awaitNotice("2 rows of “Journal” were put right.");
        driver.awaitHidden("outcome-sentence");
        driver.click("rebuild-follower");
        driver.click("confirm-rebuild");
        driver.awaitText("outcome-sentence", "“Journal” is what the log says up to position ");
        driver.press(KeyCode.ESCAPE);
        driver.awaitHidden("outcome-sentence");
    }

    private void awaitDeposits(String amount) {
        DesktopDriver.await("deposits of " + amount, () -> bank.getBean(Ledgers.class)
                .all()
                .stream()
                .anyMatch(
                        it -> it.balance().decimal().equals(amount)));
    }

    private void execute(AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }
}
