package bank.eventsourced.desktop.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

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
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.money.Money;

/** The journal in a real window on a real bank. */
@SharesTheScreen
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JournalWindowTest {

    private static final Place JOURNAL = new Place.Journal(Optional.empty());
    private static final AccountNumber ADA = new AccountNumber("100");
    private static final AccountNumber BOB = new AccountNumber("200");
    private static final AccountNumber KEN = new AccountNumber("300");

    private final Path folder;
    private final ConfigurableApplicationContext bank;
    private final DesktopDriver driver;

    JournalWindowTest(@TempDir Path folder) {
        this.folder = folder;
        bank = DesktopDriver.bankIn(folder.resolve("bank"));
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
    }

    @BeforeAll
    void fillTheBank() {
        driver.go(JOURNAL);
        driver.awaitShown("journal-first");
        driver.draw("journal-empty");
        give(new Open(ADA, "Ada Lovelace", Money.parse("0 EUR")));
        give(new Deposit(ADA, Money.parse("1234.50 EUR"), "Salary July"));
        give(new Open(BOB, "Charles Babbage", Money.parse("100 EUR")));
        give(new Transfer(ADA, BOB, Money.parse("34.50 EUR"), "Rent"));
        give(new Open(KEN, "Ken", Money.parse("0 JPY")));
        give(new Deposit(KEN, Money.parse("70000 JPY"), "=Gift"));
        give(new Withdraw(BOB, Money.parse("50 EUR"), "Groceries"));
        driver.awaitText("journal-count", "8 entries");
    }

    @AfterAll
    void close() {
        driver.close();
    }

    @Test
    @Order(1)
    void entries_are_found_and_lead_to_their_account_their_event_and_their_other_leg() {
        driver.go(JOURNAL);
        driver.awaitText("journal-count", "8 entries");
        assertThat(driver.cells("journal", 0)).contains("8", "200", "Debited", "Groceries", "\u221250.00", "EUR",
                "\u221215.50");
        assertThat(driver.cells("journal", 1)).contains("300", "Credited", "=Gift", "70,000", "JPY");
        driver.select("journal", 3);
        driver.awaitShown("journal-leg-link");
        driver.draw("journal");

        driver.press(Shortcut.FILTER);
        driver.write("babb");
        driver.awaitText("journal-count", "One entry matches");
        driver.type("journal-filter", "1,234.50");
        driver.awaitText("journal-count", "One entry matches");
        assertThat(driver.cells("journal", 0)).contains("Salary July");
        driver.type("journal-filter", "nowhere");
        driver.awaitText("journal-count", "No entry matches");
        driver.draw("journal-no-match");
        driver.click("clear-filter");
        driver.awaitText("journal-count", "8 entries");

        driver.type("journal-at-least", "50");
        driver.awaitText("journal-count", "3 entries match");
        driver.type("journal-at-most", "12,3x");
        driver.awaitText("journal-problem", "is not an amount");
        driver.type("journal-at-most", "100");
        driver.awaitText("journal-count", "One entry matches");
        driver.click("journal-clear");
        driver.awaitText("journal-count", "8 entries");

        driver.type("journal-from-text", "31/02/2026");
        driver.press(KeyCode.TAB);
        driver.awaitText("journal-problem", "\u201c31/02/2026\u201d is not a date. Write it like 31/03/2026.");
        assertThat(driver.text("journal-from-text")).as("it stays, to be mended").isEqualTo("31/02/2026");
        assertThat(driver.isMarkedWrong("journal-from-text")).isTrue();
        driver.type("journal-from-text", "2999-12-31");
        driver.press(KeyCode.ENTER);
        driver.awaitText("journal-count", "No entry matches");
        driver.type("journal-from-text", "soon");
        driver.press(KeyCode.ENTER);
        driver.awaitText("journal-problem", "\u201csoon\u201d is not a date");
        driver.awaitText("journal-from-text", "soon");
        driver.click("journal-clear");
        driver.awaitText("journal-count", "8 entries");
        assertThat(driver.text("journal-from-text")).isEmpty();

        driver.type("journal-account", "200");
        driver.awaitText("journal-count", "3 entries match");
        assertThat(driver.cells("journal", 1)).contains("Transfer received", "100", "34.50");
        driver.select("journal", 1);
        fire("journal-leg-link");
        driver.awaitText("journal-count", "8 entries");
        DesktopDriver.await("the other leg is selected", () -> Optional.ofNullable(driver.<JournalRow>table("journal")
                .getSelectionModel()
                .getSelectedItem()).filter(row -> row.position() == 4).isPresent());
        fire("journal-account-link");
        DesktopDriver.await("the account is shown", () -> driver.here().equals(Place.OneAccount.at(ADA, 3)));
        driver.go(new Place.Journal(Optional.of(KEN)));
        driver.awaitText("journal-count", "2 entries match");

        driver.go(JOURNAL);
        driver.click("journal-clear");
        driver.awaitText("journal-count", "8 entries");
        driver.select("journal", 0);
        driver.press(KeyCode.ENTER);
        DesktopDriver.await("the event is shown", () -> driver.here().equals(Place.Events.at("account", 8)));
        driver.go(JOURNAL);
    }

    @Test
    @Order(2)
    void the_bank_sorts_by_amount_and_new_entries_come_while_one_looks() {
        driver.go(JOURNAL);
        driver.awaitText("journal-count", "8 entries");
        sort("amount", true);
        DesktopDriver.await("smallest first", () -> first().entry().filter(it -> it.text().equals("Rent")).isPresent());
        sort("amount", false);
        DesktopDriver.await("largest first",
                () -> first().entry().filter(it -> it.text().equals("=Gift")).isPresent());
        DesktopDriver.onFxThread(() -> {
            driver.<JournalRow>table("journal").getSortOrder().clear();
            return true;
        });
        DesktopDriver.await("newest first", () -> first().position() == 8);
    }

    @Test
    @Order(3)
    void what_is_shown_is_exported_with_formulas_made_harmless() throws IOException {
        var file = folder.resolve("export.csv");
        DesktopDriver.onFxThread(() -> {
            var model = new JournalViewModel(driver.desk());
            model.only(KEN);
            model.export(file);
            return true;
        });
        driver.awaitNotice("2 entries written to export.csv");
        assertThat(Files.readAllLines(file)).hasSize(3)
                .anySatisfy(it -> assertThat(it).contains(",70000,JPY,", ",'=Gift,"));
        DesktopDriver.onFxThread(() -> {
            new JournalViewModel(driver.desk()).export(folder.resolve("nowhere/export.csv"));
            return true;
        });
        driver.awaitNotice("there is no such folder");
    }

    private JournalRow first() {
        return Optional.ofNullable(driver.<JournalRow>table("journal").getItems().getFirst())
                .orElseGet(() -> new JournalRow(0, Optional.empty()));
    }

    private void sort(String column, boolean ascending) {
        DesktopDriver.onFxThread(() -> {
            var table = driver.<JournalRow>table("journal");
            var sorted = table.getColumns().stream().filter(it -> it.getId().equals(column)).findFirst().orElseThrow();
            sorted.setSortType(ascending ? javafx.scene.control.TableColumn.SortType.ASCENDING
                    : javafx.scene.control.TableColumn.SortType.DESCENDING);
            table.getSortOrder().setAll(java.util.List.of(sorted));
            return true;
        });
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
