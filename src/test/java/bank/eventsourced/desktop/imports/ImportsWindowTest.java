package bank.eventsourced.desktop.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/** The import in a real window on a real bank: through all its steps, cancelled in the middle, and undone. */
@SharesTheScreen
@TestInstance(Lifecycle.PER_CLASS)
class ImportsWindowTest {

    private static final int MANY = 30_000;

    private final Path folder;
    private final ConfigurableApplicationContext bank;
    private final DesktopDriver driver;

    ImportsWindowTest(@TempDir Path folder) {
        this.folder = folder;
        bank = DesktopDriver.bankIn(folder.resolve("bank"));
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
    }

    @AfterAll
    void close() {
        driver.close();
    }

    @Test
    void a_file_with_bad_rows_goes_through_all_steps_and_is_undone() throws IOException {
        importBefore("booked_on,account,direction,amount,currency,text\n2026-03-30,100,credit,50.00,EUR,Opening\n");
        driver.go(new Place.ImportFile(Optional.empty()));
        if (driver.isShown("import-again")) {
            driver.click("import-again");
        }
        driver.awaitShown("import-choose");
        driver.draw("import-file");
        driver.go(new Place.ImportFile(Optional.of(folder)));
        driver.awaitText("import-file-problem", "is a folder");

        driver.go(new Place.ImportFile(Optional.of(file("umsätze.csv", """
                Buchungstag;Konto;Betrag;Verwendungszweck
                30.03.2026;100;50,00;Opening
                31.03.2026;100;-1.020,00;Too much
                31.03.2026;100;-20,50;Rent
                31.02.2026;100;7,00;No such day
                01.04.2026;200;1.234,56;Salary
                """))));
        driver.awaitText("import-columns-file", "umsätze.csv");
        driver.draw("import-columns");
        driver.press(Shortcut.CONFIRM);

        driver.awaitText("import-summary", "5 rows: 2 new, 1 recorded already, 2 with errors. One account is opened.");
        driver.awaitText("import-confirm", "Import 2 of 5 rows");
        driver.draw("import-check");
        driver.click("import-filter-bad");
        assertThat(driver.cells("import-rows", 0)).contains("3", "Error", "\u22121,020.00")
                .anySatisfy(it -> assertThat(it).contains("Account 100 has 50.00 EUR available"));
        assertThat(driver.cells("import-rows", 1)).contains("5", "Error")
                .anySatisfy(it -> assertThat(it).contains("'31.02.2026' is not a date"));
        driver.click("import-filter-all");
        driver.select("import-rows", 4);
        driver.press(KeyCode.SPACE);
        driver.awaitText("import-confirm", "Import 1 of 5 rows");
        driver.select("import-rows", 4);
        driver.press(KeyCode.SPACE);
        driver.awaitText("import-confirm", "Import 2 of 5 rows");

        driver.click("import-check-back");
        driver.awaitShown("import-check");
        driver.click("import-check");
        driver.awaitText("import-confirm", "Import 2 of 5 rows");
        assertThat(balance("100")).as("nothing is recorded before the last step").isEqualTo("50.00 EUR");
        driver.click("import-confirm");
        driver.awaitText("import-result", "Imported 2 rows");
        assertThat(driver.text("import-result-details")).contains("One account was opened.")
                .contains("One row had been recorded already.")
                .contains("2 rows with errors were not imported.");
        assertThat(balance("100")).isEqualTo("29.50 EUR");
        assertThat(balance("200")).isEqualTo("1234.56 EUR");
        driver.draw("import-result");

        driver.click("import-result-undo");
        driver.awaitText("import-undo-question", "Reverse all 2 transactions of umsätze.csv?");
        driver.click("import-undo-yes");
        driver.awaitText("import-result", "Reversed 2 transactions");
        assertThat(balance("100")).isEqualTo("50.00 EUR");
        assertThat(balance("200")).isEqualTo("0.00 EUR");
        wholeWithLedger("50.00 EUR");

        driver.click("import-again");
        driver.awaitShown("past-imports");
        assertThat(driver.cells("past-imports", 0)).contains("umsätze.csv", "2", "Undone", "desktop");
        driver.select("past-imports", 0);
        assertThat(driver.node("import-undo").isDisabled()).as("it is undone already").isTrue();
        driver.draw("import-past");
    }

    @Test
    void an_import_that_is_cancelled_while_it_records_leaves_nothing() throws IOException {
        var rows = new StringBuilder("booked_on,account,direction,amount,currency\n");
        for (int i = 0; i < MANY; i++) {
            rows.append("2026-03-31,C%d,credit,1.00,CZK\n".formatted(i % 10));
        }
        driver.go(new Place.ImportFile(Optional.of(file("many.csv", rows.toString()))));
        driver.awaitShown("import-check");
        driver.click("import-check");
        driver.awaitText("import-confirm", "Import 30,000 of 30,000 rows");
        driver.click("import-confirm");
        DesktopDriver.await("it records", () -> bank.getBean(Accounts.class).find(new AccountNumber("C0")).isPresent());
        driver.press(KeyCode.ESCAPE);

        driver.awaitText("import-result", "The import was cancelled");
        assertThat(driver.text("import-result-details")).contains("were taken back by reversals")
                .contains("Balances and ledger show nothing of this import any more");
        for (int i = 0; i < 10; i++) {
            assertThat(bank.getBean(Accounts.class).find(new AccountNumber("C" + i)))
                    .hasValueSatisfying(it -> assertThat(it.balance()).isEqualTo(Money.parse("0 CZK")));
        }
        wholeWithLedger("0.00 CZK");
    }

    private void importBefore(String rows) throws IOException {
        bank.getBean(TransactionImport.class).run(file("before.csv", rows), Options.strict("test"), Monitor.NONE);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private String balance(String account) {
        return bank.getBean(Accounts.class).find(new AccountNumber(account)).orElseThrow().balance().toString();
    }

    /** Once the ledger has followed, it shows this balance and everything agrees. */
    private void wholeWithLedger(String balance) {
        var money = Money.parse(balance);
        DesktopDriver.await("the ledger shows " + balance, () -> bank.getBean(Ledgers.class)
                .find(money.currency())
                .filter(it -> it.behind() == 0 && it.balance().equals(money))
                .isPresent());
        assertThat(bank.getBean(Operations.class).verify().ok()).isTrue();
    }
}
