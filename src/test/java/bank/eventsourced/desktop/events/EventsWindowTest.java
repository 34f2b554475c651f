package bank.eventsourced.desktop.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.ForgetHolder;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Transfer;
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
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.LoggedEvents;

/** The screen of events in the real window on a real bank. */
@SharesTheScreen
class EventsWindowTest {

    private static final AccountNumber ADA = new AccountNumber("4711");
    private static final AccountNumber BOB = new AccountNumber("4712");

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
    void the_log_is_read_filtered_followed_and_proved() {
        driver.press(Shortcut.EVENTS);
        driver.awaitText("events-count", "0 events");
        DesktopDriver.await("nothing has happened yet", () -> driver.scene().lookup(".empty-title") != null);
        driver.draw("events-empty");
        execute(new Open(ADA, "Ada", Money.parse("0 EUR")));
        execute(new Open(BOB, "Bob", Money.parse("0 EUR")));
        IntStream.rangeClosed(1, 30)
                .forEach(i -> execute(new Deposit(ADA, Money.parse("10.00 EUR"), Purpose.CASH, "penny " + i, "")));
        execute(new Transfer(ADA, BOB, Money.parse("5.00 EUR"), "rent"));
        driver.awaitText("events-count", "34 events");
        awaitCell(0, 0, "34");
        assertThat(driver.cells("events-table", 0)).contains("34", BOB.value(), "2", "account.transfer-received",
                "test");

        anEventLeadsToOthers();
        filtersRestrict();
        whatIsShownIsExported();
        oneIsNotDisturbedByNewEvents();
        theChainIsProved();
        aLinkGoesToTheAccount();
        aLongOneIsStoredPacked();
    }

    private void aLongOneIsStoredPacked() {
        var reason = "He asked for it at the counter, and proved who he is. ".repeat(9).strip();
        execute(new ForgetHolder(BOB, reason));
        driver.go(Place.Events.at("account", bank.getBean(LoggedEvents.class).head("account")));
        driver.awaitText("event-type", "account.holder-forgotten");
        assertThat(driver.text("event-payload")).contains(reason);
        assertThat(driver.text("event-packed")).matches("packed: 1\\d\\d of 5\\d\\d characters");
    }

    private void anEventLeadsToOthers() {
        driver.select("events-table", 2);
        driver.awaitText("event-where", "account@32 · version 31 of 4711");
        assertThat(driver.text("event-payload")).contains("\"amount\": \"10.00 EUR\"");
        assertThat(driver.text("event-hash")).matches("[0-9a-f]{64}");
        driver.awaitText("event-journal-32", "10.00 EUR, balance 300.00 EUR");
        driver.click("event-ledger-31");
        driver.awaitText("event-where", "ledger@31 · version 31 of general ledger EUR");
        assertThat(driver.here()).isEqualTo(Place.Events.at("ledger", 31));
        driver.awaitText("events-count", "33 events");
        driver.draw("events");
        driver.click("event-account-32");
        driver.awaitText("event-where", "account@32 ");
        driver.press(Shortcut.BACK);
        driver.awaitText("event-where", "ledger@31 ");
        driver.go(Place.Events.at("account", 33));
        driver.awaitText("event-where", "account@33 ");
        assertThat(driver.text("event-type")).isEqualTo("account.transfer-sent");
        driver.click("event-account-34");
        driver.awaitText("event-where", "account@34 ");
        driver.click("event-correlation");
        driver.awaitText("events-count", "2 events");
    }

    private void filtersRestrict() {
        driver.type("events-correlation", "0199");
        DesktopDriver.await("what is no id is marked", () -> driver.hasPseudoClass("events-correlation", "danger"));
        driver.awaitText("events-problem", "That is no correlation id.");
        driver.type("events-correlation", " ");
        DesktopDriver.await("nothing is wrong", () -> driver.text("events-problem").isEmpty());
        driver.type("events-until", "2026-02-31\t");
        driver.awaitText("events-problem", "\u201c2026-02-31\u201d is not a date.");
        driver.type("events-until", " \t");
        DesktopDriver.await("nothing is wrong", () -> driver.text("events-problem").isEmpty());
        driver.type("events-stream", BOB.value());
        driver.awaitText("events-count", "2 events");
        driver.type("events-stream", "9999");
        driver.awaitText("events-count", "0 events");
        driver.awaitShown("clear-filter");
        driver.draw("events-no-match");
        driver.click("clear-filter");
        driver.awaitText("events-count", "34 events");
        choose("events-type", "account.opened");
        driver.awaitText("events-count", "2 events");
        choose("events-type", "");
        driver.type("events-text", "Penny 1");
        driver.awaitText("events-count", "11 events");
        driver.type("events-from", "2999-01-01\t");
        driver.awaitText("events-count", "0 events");
        driver.click("clear-filter");
        driver.awaitText("events-count", "34 events");
    }

    @SuppressWarnings("unchecked") // All choices of the screen are between words.
    private ComboBox<String> choice(String id) {
        return (ComboBox<String>) driver.node(id);
    }

    private void choose(String id, String item) {
        DesktopDriver.await(item + " is offered", () -> choice(id).getItems().contains(item));
        DesktopDriver.onFxThread(() -> {
            choice(id).setValue(item);
            return true;
        });
    }

    private void oneIsNotDisturbedByNewEvents() {
        driver.select("events-table", 4);
        driver.awaitText("event-where", "account@30 ");
        execute(new Deposit(BOB, Money.parse("1.00 EUR"), Purpose.CASH, "live", ""));
        driver.awaitText("events-count", "35 events");
        awaitCell(0, 0, "35");
        assertThat(selectedIndex()).isEqualTo(5);
        driver.click("events-live");
        execute(new Deposit(BOB, Money.parse("1.00 EUR"), Purpose.CASH, "unseen", ""));
        driver.click("events-live");
        driver.awaitText("events-count", "36 events");

        DesktopDriver.onFxThread(() -> {
            var position = driver.table("events-table").getColumns().getFirst();
            position.setSortType(javafx.scene.control.TableColumn.SortType.ASCENDING);
            return true;
        });
        awaitCell(0, 0, "1");
        assertThat(DesktopDriver.onFxThread(() -> ((ToggleButton) driver.node("events-live")).isSelected())).isFalse();
        driver.click("events-live");
        awaitCell(0, 0, "36");
    }

    private void whatIsShownIsExported() {
        assertThat(driver.isShown("events-export")).isTrue();
        var ofBob = new Filter("account", BOB.value(), Optional.empty(), Optional.empty(), Optional.empty(), "", "",
                EventQuery.Order.NEWEST_FIRST);
        assertThat(exported(ofBob, "2 events written to")).hasSize(2)
                .allSatisfy(it -> assertThat(it).contains("\"subject\":\"4712\""))
                .first()
                .asString()
                .contains("account.opened");
        assertThat(exported(Filter.everythingOf("account", EventQuery.Order.NEWEST_FIRST),
                "The whole bank written to")).as("how it is sealed, two keys, all events, the end")
                .hasSize(1 + 2 + 34 + 33 + 1);
        save(folder.resolve("nowhere/events.jsonl"), ofBob);
        driver.awaitNotice("The events were not exported.");
    }

    private List<String> exported(Filter filter, String words) {
        var file = folder.resolve(words.replace(' ', '-') + ".jsonl");
        save(file, filter);
        driver.awaitNotice(words);
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void save(Path file, Filter filter) {
        DesktopDriver.onFxThread(() -> {
            new EventExport(driver.desk()).save(file, filter);
            return true;
        });
    }

    private int selectedIndex() {
        return DesktopDriver.onFxThread(() -> driver.table("events-table").getSelectionModel().getSelectedIndex());
    }

    private void theChainIsProved() {
        driver.click("events-verify");
        driver.awaitText("events-chain", "36 events recomputed: the chain is whole");
        bank.getBean(JdbcTemplate.class)
                .update("update event set actor = 'mallory' where log = 'account' and position = 7");
        driver.click("events-verify");
        driver.awaitText("events-chain", "Position 7 of the account log was changed after it was recorded");
        driver.draw("events-broken-chain");
        driver.click("events-fault");
        driver.awaitText("event-where", "account@7 ");
    }

    private void aLinkGoesToTheAccount() {
        driver.click("event-history");
        assertThat(driver.here()).isEqualTo(Place.OneAccount.at(ADA, 6));
        driver.press(Shortcut.BACK);
        driver.awaitText("event-where", "account@7 ");
    }

    private void awaitCell(int row, int column, String text) {
        DesktopDriver.await("row %d says %s".formatted(row, text), () -> {
            var cells = driver.cells("events-table", row);
            return cells.size() > column && cells.get(column).equals(text);
        });
    }

    private void execute(AccountCommand command) {
        assertThat(bank.getBean(Accounts.class).execute(Instruction.of(CommandId.fresh(), command, "test")))
                .isInstanceOf(Outcome.Done.class);
    }
}
