package bank.eventsourced.desktop.account;

import static bank.eventsourced.desktop.shell.DesktopDriver.await;
import static bank.eventsourced.desktop.shell.DesktopDriver.onFxThread;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Close;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Freeze;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountCommand.Reverse;
import bank.eventsourced.account.AccountCommand.Transfer;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.account.CommandId;
import bank.eventsourced.account.Instruction;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.account.Purpose;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.journal.Period;
import bank.eventsourced.journal.StatementFormat;
import bank.eventsourced.money.Money;

/** Somebody looks through the accounts, opens one, reads its statement, and saves it. One bank, step by step. */
@SharesTheScreen
@TestMethodOrder(OrderAnnotation.class)
class AccountWindowTest {

    private static final AccountNumber ADA = new AccountNumber("1");
    private static final AccountNumber BOB = new AccountNumber("2");
    private static final AccountNumber YUKI = new AccountNumber("3");
    private static final AccountNumber SALMA = new AccountNumber("4");
    private static final AccountNumber DAN = new AccountNumber("5");
    private static final String LONG_NAME =
            "Maximiliane-Theodora von und zu Hohenlohe-Waldenburg-Schillingsfürst, geborene Čapek";

    @TempDir
    static Path folder;

    private static DesktopDriver window;

    @BeforeAll
    static void open() {
        window = DesktopDriver.open(folder.resolve("bank"));
        window.go(new Place.AccountList());
    }

    @AfterAll
    static void close() {
        window.close();
    }

    @Test
    @Order(1)
    void anEmptyBankOffersToOpenTheFirstAccount() {
        window.awaitShown("accounts-open-first");
        window.awaitText("accounts-totals", "No accounts");
        window.draw("accounts-empty");
    }

    @Test
    @Order(2)
    void accountsAppearAsTheyAreOpened() {
        give(new Open(ADA, "Ada Lovelace", Money.parse("100 EUR")));
        give(new Open(BOB, LONG_NAME, Money.parse("0 EUR")));
        give(new Open(YUKI, "雪 Yuki 🎌", Money.parse("0 JPY")));
        give(new Open(SALMA, "سلمى الجيوسي", Money.parse("0 KWD")));
        give(new Open(DAN, "Dan", Money.parse("0 EUR")));
        give(new Deposit(ADA, Money.parse("1234.50 EUR"), Purpose.CASH, "Salary", "Babbage & Co"),
                today().minusMonths(1));
        give(new Withdraw(ADA, Money.parse("1300 EUR"), Purpose.CASH, "=Rent", ""));
        give(new Deposit(YUKI, Money.parse("5000 JPY"), ""));
        give(new Deposit(SALMA, Money.parse("1.234 KWD"), ""));
        give(new Transfer(ADA, BOB, Money.parse("10 EUR"), ""));
        give(new Deposit(ADA, Money.parse("7 EUR"), Purpose.CASH, "By mistake", ""));
        give(new Reverse(ADA, 5, "typed twice"));
        give(new Freeze(BOB, "court order"));
        give(new Close(DAN));

        awaitRows("accounts", 5);
        await("the newest is shown", () -> window.text("accounts-totals")
                .equals("5 accounts · −65.50 EUR · 5,000 JPY · 1.234 KWD"));
        awaitCells("accounts", 0, List.of("1", "Ada Lovelace", "Open", "EUR", "−75.50"), 5);
        window.draw("accounts");
    }

    @Test
    @Order(3)
    void theFilterAndTheChipsAskTheBank() {
        window.press(Shortcut.FILTER);
        window.write("HOHENLOHE");
        awaitRows("accounts", 1);
        window.awaitText("accounts-totals", "1 account · 10.00 EUR");
        window.type("accounts-filter", "nobody");
        window.awaitShown("clear-filter");
        window.draw("accounts-no-match");
        window.click("clear-filter");
        awaitRows("accounts", 5);
        assertThat(window.text("accounts-filter")).isEmpty();

        window.click("accounts-status-FROZEN");
        awaitRows("accounts", 1);
        window.click("accounts-status-CLOSED");
        awaitRows("accounts", 2);
        window.click("accounts-status-FROZEN");
        window.click("accounts-status-CLOSED");
        window.click("accounts-currency-JPY");
        awaitRows("accounts", 1);
        window.awaitText("accounts-totals", "1 account · 5,000 JPY");
        window.click("accounts-currency-JPY");
        awaitRows("accounts", 5);
    }

    @Test
    @Order(4)
    void headersSortInTheBank() {
        sort("holder", SortType.DESCENDING);
        awaitOrder(YUKI, SALMA, BOB, DAN, ADA);
        sort("balance", SortType.ASCENDING);
        awaitOrder(ADA, DAN, BOB, YUKI, SALMA);
        sort("number", SortType.ASCENDING);
        awaitOrder(ADA, BOB, YUKI, SALMA, DAN);
    }

    @Test
    @Order(5)
    void enterOpensTheSelectedAccount() {
        window.select("accounts", 0);
        await("it is what panels begin with", () -> window.desk().contextAccount().get().equals(Optional.of(ADA)));
        window.press(KeyCode.ENTER);

        assertThat(window.here()).isEqualTo(Place.OneAccount.now(ADA));
        window.awaitText("account-balance", "−75.50 EUR");
        assertThat(window.hasPseudoClass("account-balance", "debit")).isTrue();
        assertThat(window.text("account-available")).isEqualTo("Available 24.50 · overdraft limit 100.00");
        assertThat(window.text("account-status")).isEqualTo("Open");
    }

    @Test
    @Order(6)
    void theStatementRunsFromOpeningToClosing() {
        awaitRows("statement", 4);
        window.awaitText("statement-opening", "1,234.50");
        assertThat(window.text("statement-debits")).isEqualTo("1,317.00");
        assertThat(window.text("statement-credits")).isEqualTo("7.00");
        assertThat(window.text("statement-closing")).isEqualTo("−75.50");
        assertThat(window.cells("statement", 0)).contains("↩ Reversal of version 5: typed twice", "−7.00", "−75.50");
        assertThat(window.cells("statement", 1)).contains("By mistake (reversed at version 6)", "7.00", "−68.50");
        assertThat(window.cells("statement", 2)).contains("Transfer sent", "2", "−10.00", "−75.50");
        window.draw("account-statement");

        window.click("period-LAST_MONTH");
        awaitRows("statement", 1);
        window.awaitText("statement-closing", "1,234.50");
        window.click("period-ALL");
        awaitRows("statement", 5);
        window.awaitText("statement-opening", "0.00");
        window.click("period-OWN");
        window.type("period-from-text", "31/12/2025");
        window.press(KeyCode.ENTER);
        window.type("period-to-text", "30/12/2025");
        window.press(KeyCode.ENTER);
        window.awaitText("period-problem", "Write two days");
        window.type("period-to-text", "31/12/2025");
        window.press(KeyCode.ENTER);
        window.awaitShown("statement-all");
        assertThat(window.text("period-problem")).isEmpty();
        window.draw("account-no-movements");
        window.click("statement-all");
        awaitRows("statement", 5);
    }

    @Test
    @Order(7)
    void aMovementAppearsWhileTheSelectionStays() {
        window.select("statement", 2);
        var before = window.cells("statement", 2);
        give(new Deposit(ADA, Money.parse("100 EUR"), Purpose.CASH, "Gift", ""));

        window.awaitText("account-balance", "24.50 EUR");
        awaitRows("statement", 6);
        await("the same movement is selected",
                () -> window.<StatementRow>table("statement").getSelectionModel().getSelectedIndex() == 3);
        assertThat(window.cells("statement", 3)).isEqualTo(before);
        assertThat(window.hasPseudoClass("account-balance", "debit")).isFalse();
    }

    @Test
    @Order(8)
    void savesTheStatementAsPdfAndCsv() throws Exception {
        var pdf = folder.resolve("ada.pdf");
        var csv = folder.resolve("ada.csv");
        save(StatementFormat.PDF, pdf);
        window.awaitNotice("ada.pdf · 6 movements");
        save(StatementFormat.CSV, csv);
        window.awaitNotice("ada.csv · 6 movements");

        try (var read = Loader.loadPDF(Files.readAllBytes(pdf))) {
            var stripper = new PDFTextStripper();
            stripper.setSortByPosition(true);
            assertThat(stripper.getText(read)).contains("Event Sourced Bank", "Ada Lovelace", "Opening balance 0.00",
                    "Closing balance 24.50", "Credit reversed: typed twice", "Page 1 of 1");
        }
        assertThat(Files.readString(csv, StandardCharsets.UTF_8)).contains(",'=Rent,,1300.00,,-65.50,EUR",
                "Closing balance,,,,24.50,EUR");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    @Order(9)
    void saysWhyAStatementWasNotSavedOrPrinted() {
        save(StatementFormat.PDF, folder.resolve("nowhere").resolve("ada.pdf"));
        window.awaitNotice("The statement was not saved.");

        onFxThread(() -> {
            var account = window.desk().bank().accounts().find(ADA).orElseThrow();
            new StatementPrint(window.desk(), new StatementExport(window.desk()).letter(account))
                    .print(statement(), window.stage());
            return true;
        });
        window.awaitNotice("No printer is set up");
    }

    @Test
    @Order(10)
    void actionsThatAreOffSayWhy() {
        window.go(Place.OneAccount.now(BOB));
        window.awaitText("account-reason", "Frozen: court order.");
        assertThat(onFxThread(() -> window.node("account-deposit").isDisabled())).isTrue();
        assertThat(onFxThread(() -> window.node("account-unfreeze").isDisabled())).isFalse();
        window.draw("account-frozen");

        window.go(Place.OneAccount.now(DAN));
        window.awaitText("account-reason", "This account is closed.");
        window.go(Place.OneAccount.at(ADA, 2));
        window.awaitText("account-reason", "Actions are off while you look at the past.");
        window.awaitText("history-past", "You are looking at the past. Actions are off.");
        for (var action : List.of("account-deposit", "account-withdraw", "account-transfer", "account-freeze",
                "account-close")) {
            assertThat(onFxThread(() -> window.node(action).isDisabled())).as(action).isTrue();
        }
        assertThat(onFxThread(window.desk().contextAccount()::get)).as("what keys act on").isEmpty();
        window.draw("account-history");
        window.go(Place.OneAccount.now(ADA));
        window.awaitText("account-balance", "24.50 EUR");
        await("nothing is off", () -> !window.node("account-deposit").isDisabled());
        window.go(Place.OneAccount.now(new AccountNumber("404")));
        window.awaitShown("account-all");
        window.draw("account-unknown");
        window.click("account-all");
        assertThat(window.here()).isEqualTo(new Place.AccountList());
    }

    @Test
    @Order(11)
    void namesOfAllScriptsGoThrough() {
        window.go(Place.OneAccount.now(YUKI));
        window.awaitText("account-name", "雪 Yuki 🎌");
        window.awaitText("account-balance", "5,000 JPY");
        window.go(Place.OneAccount.now(SALMA));
        window.awaitText("account-balance", "1.234 KWD");
        window.draw("account-right-to-left");
    }

    private static bank.eventsourced.journal.Statement statement() {
        return window.desk()
                .bank()
                .statements()
                .statement(ADA, new Period(today().minusYears(1), today()))
                .orElseThrow();
    }

    private static void save(StatementFormat format, Path file) {
        onFxThread(() -> new StatementExport(window.desk()).save(statement(),
                window.desk().bank().accounts().find(ADA).orElseThrow(), format, file));
    }

    private static void sort(String column, SortType type) {
        onFxThread(() -> {
            TableView<Object> table = window.table("accounts");
            var found = table.getColumns().stream().filter(it -> it.getId().equals(column)).findFirst().orElseThrow();
            found.setSortType(type);
            table.getSortOrder().setAll(List.of(found));
            return true;
        });
    }

    private static void awaitRows(String table, int rows) {
        await("%s has %d rows".formatted(table, rows), () -> window.table(table).getItems().size() == rows);
    }

    private static void awaitOrder(AccountNumber... expected) {
        await("the order is " + List.of(expected), () -> window.<AccountSummary>table("accounts")
                .getItems()
                .stream()
                .map(it -> it.account().number())
                .toList()
                .equals(List.of(expected)));
    }

    private static void awaitCells(String table, int row, List<String> cells, int columns) {
        await("row %d of %s is %s".formatted(row, table, cells), () -> {
            var shown = window.cells(table, row);
            return shown.size() >= columns && shown.subList(0, columns).equals(cells);
        });
    }

    private static void give(AccountCommand command) {
        give(command, today());
    }

    private static void give(AccountCommand command, LocalDate valueDate) {
        assertThat(window.desk()
                .bank()
                .accounts()
                .execute(Instruction.of(CommandId.fresh(), command, "test").withValueDate(Optional.of(valueDate))))
                .isInstanceOf(Outcome.Done.class);
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneId.systemDefault());
    }
}
