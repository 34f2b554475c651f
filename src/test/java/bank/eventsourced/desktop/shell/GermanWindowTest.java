package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.control.DatePicker;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Shortcut;

/** A window in German says everything in German, what the core of the bank has to say included. */
@SharesTheScreen
@TestInstance(Lifecycle.PER_CLASS)
class GermanWindowTest {

    private final Path folder;
    private final ConfigurableApplicationContext bank;
    private final DesktopDriver driver;

    GermanWindowTest(@TempDir Path folder) {
        this.folder = folder;
        bank = DesktopDriver.bankIn(folder.resolve("bank"));
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("de", "de-DE"));
    }

    @AfterAll
    void close() {
        driver.close();
    }

    @Test
    void rows_that_cannot_be_imported_say_why() throws IOException {
        driver.go(new Place.ImportFile(Optional.of(folder)));
        driver.awaitText("import-file-problem", folder + " ist ein Ordner. Nennen Sie eine Datei mit Umsätzen.");

        driver.go(new Place.ImportFile(Optional.of(Files.writeString(folder.resolve("umsätze.csv"), """
                Buchungstag;Konto;Betrag;Verwendungszweck
                30.03.2026;100;50,00;Eröffnung
                31.02.2026;100;7,00;Kein solcher Tag
                31.03.2026;100;-1.020,00;Zu viel
                """))));
        driver.awaitText("import-columns-file", "umsätze.csv");
        driver.press(Shortcut.CONFIRM);
        driver.awaitText("import-summary", "3 Zeilen");

        assertThat(driver.cells("import-rows", 1))
                .contains("„31.02.2026“ ist kein Datum. Schreiben Sie zum Beispiel 31.03.2026.");
        assertThat(driver.cells("import-rows", 2)).contains("Auf Konto 100 sind 50,00 EUR verfügbar (Saldo 50,00 EUR,"
                + " Überziehungsrahmen 0,00 EUR); das ist weniger als 1.020,00 EUR.");
    }

    @Test
    void a_filter_that_makes_no_sense_says_why() {
        driver.go(Section.JOURNAL.place());
        driver.awaitShown("journal-from");
        choose("journal-from", LocalDate.of(2026, 4, 1));
        choose("journal-to", LocalDate.of(2026, 3, 31));
        driver.awaitText("journal-problem", "Das erste Datum liegt nach dem letzten.");
    }

    @Test
    void a_bank_that_is_open_elsewhere_says_so() {
        try (var second = DesktopDriver.open(_ -> DesktopDriver.bankIn(folder.resolve("bank")),
                DesktopDriver.preferences("de", "de-DE"))) {
            second.awaitText("failure", "Die Bank in " + folder.resolve("bank")
                    + " ist schon in einem anderen Fenster oder Prozess offen. Schließen Sie sie zuerst dort, oder wählen"
                    + " Sie einen anderen Datenordner; es wurde nichts geändert.");
        }
    }

    private void choose(String id, LocalDate day) {
        DesktopDriver.onFxThread(() -> {
            ((DatePicker) driver.node(id)).setValue(day);
            return true;
        });
    }
}
