package bank.eventsourced.desktop.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.account.TransactionImport.Monitor;
import bank.eventsourced.account.TransactionImport.Options;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.money.Money;
import bank.eventsourced.operations.Operations;

/** Somebody closes the window while an import is being recorded. */
@SharesTheScreen
class ClosedWhileImportingTest {

    private static final int ROWS = 8_000;
    private static final int ACCOUNTS = 10;

    @TempDir
    private Path folder;

    @Test
    void nothing_is_lost_and_nothing_is_doubled() throws IOException {
        var file = file();
        var bank = DesktopDriver.bankIn(folder.resolve("bank"));
        var driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
        driver.go(new Place.ImportFile(Optional.of(file)));
        driver.awaitShown("import-check");
        driver.click("import-check");
        driver.awaitText("import-confirm", "Import 8,000 of 8,000 rows");
        driver.click("import-confirm");
        DesktopDriver.await("it records", () -> bank.getBean(Accounts.class).find(number(0)).isPresent());
        driver.close();
        assertThat(bank.isActive()).isFalse();

        try (var again = DesktopDriver.bankIn(folder.resolve("bank"))) {
            assertThat(again.getBean(PastImports.class).list(Optional.empty(), 10)).singleElement()
                    .extracting(PastImport::state)
                    .as("it was in the middle")
                    .isNotEqualTo(PastImport.State.RECORDED);
            assertLedgerAgrees(again);

            again.getBean(TransactionImport.class).run(file, Options.strict("test"), Monitor.NONE);
            assertThat(balances(again)).containsOnly((long) ROWS / ACCOUNTS * 100);
            assertLedgerAgrees(again);
        }
    }

    private static void assertLedgerAgrees(ApplicationContext bank) {
        var sum = new Money(balances(bank).sum(), Money.currency("CZK"));
        DesktopDriver.await("the ledger shows " + sum, () -> bank.getBean(Ledgers.class)
                .find(sum.currency())
                .filter(it -> it.behind() == 0 && it.balance().equals(sum))
                .isPresent());
        assertThat(bank.getBean(Operations.class).verify().ok()).isTrue();
    }

    /** Of the accounts that the import opens, as far as it has; in the smallest unit. */
    private static LongStream balances(ApplicationContext bank) {
        return IntStream.range(0, ACCOUNTS)
                .boxed()
                .flatMap(it -> bank.getBean(Accounts.class).find(number(it)).stream())
                .mapToLong(it -> it.balance().minorUnits());
    }

    private Path file() throws IOException {
        var rows = new StringBuilder("booked_on,account,direction,amount,currency\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append("2026-03-31,%s,credit,1.00,CZK\n".formatted(number(i % ACCOUNTS)));
        }
        return Files.writeString(folder.resolve("many.csv"), rows.toString());
    }

    private static AccountNumber number(int i) {
        return new AccountNumber("C" + i);
    }
}
