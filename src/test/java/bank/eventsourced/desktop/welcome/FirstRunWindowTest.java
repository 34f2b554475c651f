package bank.eventsourced.desktop.welcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.PostgresqlServer;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.desktop.kit.Appearance.Density;
import bank.eventsourced.desktop.kit.BankPlace;
import bank.eventsourced.desktop.kit.BankProfile;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.operations.Backups;

/** The first minutes with the program: the demo bank, a look at the settings, a backup, and the same bank elsewhere. */
@SharesTheScreen
class FirstRunWindowTest {

    @RegisterExtension
    static final PostgresqlServer POSTGRESQL = new PostgresqlServer();

    @TempDir
    private Path folder;

    @Test
    void the_demo_bank_is_filled_backed_up_and_restored_into_an_empty_bank() throws IOException {
        var all = folder.resolve("all");
        List<AccountView> accounts;
        Backups.Backup backup;
        try (var driver = open("demo")) {
            driver.awaitShown("welcome-title");
            assertThat(driver.here()).isEqualTo(new Place.Welcome());
            driver.draw("welcome");
            driver.click("welcome-demo");
            driver.awaitNotice("The demo bank is ready");
            driver.awaitText("status-accounts", "30 accounts");
            assertThat(driver.here()).isEqualTo(new Place.Overview());

            driver.go(new Place.Settings());
            driver.awaitText("last-backup", "never been backed up");
            driver.awaitText("data-folder", folder.resolve("demo").toString());
            driver.awaitText("snapshot-intervals", "account: one every 50 events");
            driver.awaitText("packing", "above 500 characters are stored packed.");
            driver.draw("settings");
            driver.type("backup-folder", all.toString());
            driver.awaitText("backup-folder", all.toString());
            driver.click("back-up");
            driver.awaitNotice("Backed up and verified");
            driver.awaitText("last-backup", all.toString());
            driver.click("verify");
            driver.awaitText("verified", "If a delivery failed, have it retried");
            driver.awaitText("status-backup", "Backed up");
            driver.draw("settings-data");

            accounts = accounts(driver);
            backup = driver.desk().bank().backups().last().orElseThrow();
        }
        restoredElsewhere(backup, accounts);
    }

    private void restoredElsewhere(Backups.Backup backup, List<AccountView> accounts) throws IOException {
        var letters = Files.createDirectory(folder.resolve("letters"));
        Files.writeString(letters.resolve("letter.txt"), "no backup");
        try (var driver = open("empty")) {
            driver.awaitShown("welcome-title");
            driver.type("restore-folder", letters.toString());
            driver.click("restore-inspect");
            driver.awaitText("restore-problem", "does not hold a whole backup of a bank");
            assertThat(driver.isShown("restore-confirm")).isFalse();

            driver.type("restore-folder", backup.folder().toString());
            driver.click("restore-inspect");
            driver.awaitText("restore-about", "events");
            driver.draw("welcome-restore");
            driver.click("restore-confirm");
            driver.awaitReady();
            driver.awaitText("status-accounts", "30 accounts");

            assertThat(accounts(driver)).isEqualTo(accounts);
            var again = driver.desk().bank().backups().backUp(folder.resolve("again"), Backups.Monitor.NONE);
            assertThat(again).isInstanceOfSatisfying(Backups.Result.Done.class,
                    it -> assertThat(it.backup().heads()).isEqualTo(backup.heads()));
            assertThat(driver.desk().bank().operations().verify().figures()).isNotEmpty();
        }
        try (var left = Files.list(folder.resolve("empty"))) {
            assertThat(left).anyMatch(it -> it.getFileName().toString().startsWith("replaced-"));
        }
    }

    @Test
    void an_empty_bank_begins_with_its_first_account_and_what_is_chosen_acts_at_once() {
        try (var driver = open("own")) {
            driver.awaitShown("welcome-title");
            everyControlHasAName(driver);
            driver.click("welcome-empty");
            assertThat(driver.here()).isEqualTo(new Place.AccountList());
            assertThat(driver.desk().preferences().get("welcome.done")).contains(folder.resolve("own").toString());

            driver.go(new Place.Settings());
            driver.awaitShown("settings");
            everyControlHasAName(driver);
            driver.click("scheme-dark");
            assertThat(driver.scene().getUserAgentStylesheet()).contains("dark");
            driver.click("density-compact");
            assertThat(driver.desk().appearance().rowHeight().get()).isEqualTo(28);
            assertThat(driver.desk().appearance().densityProperty().get()).isEqualTo(Density.COMPACT);
            driver.click("inside-shown");
            driver.awaitHidden("go-events");
            profileIsKeptOnceItMakesSense(driver);
            driver.click("scheme-light");

            DesktopDriver.onFxThread(() -> {
                ((Slider) driver.node("font-percent")).setValue(150);
                return true;
            });
            driver.awaitText("font-percent-text", "150");
            assertThat(driver.scene().getRoot().getStyle()).contains("19.5px");
            driver.draw("settings-large");

            choose(driver, "settings-language", Locale.GERMAN);
            driver.awaitText("go-settings", "Einstellungen");
            assertThat(driver.here()).isEqualTo(Section.SETTINGS.place());
            choose(driver, "settings-formats", Locale.forLanguageTag("en-US"));
            DesktopDriver.await("the formats are American",
                    () -> driver.text("formats-sample").contains("1,234,567.89"));
            driver.draw("settings-german");
            driver.go(new Place.Help());
            driver.awaitShown("help-event");
            driver.draw("help");
            driver.click("help-ledger");
            assertThat(driver.here()).isEqualTo(new Place.Deliveries());
        }
    }

    private static void profileIsKeptOnceItMakesSense(DesktopDriver driver) {
        driver.type("bank-name", "Sparverein");
        driver.type("bank-large-amount", "12x");
        driver.awaitText("bank-problem", "whole number");
        driver.press(KeyCode.TAB);
        assertThat(BankProfile.of(driver.desk().preferences()).largeAmount()).isEqualTo(10_000);
        driver.type("bank-large-amount", "2500");
        driver.awaitHidden("bank-problem");
        driver.press(KeyCode.TAB);
        assertThat(BankProfile.of(driver.desk().preferences()))
                .isEqualTo(new BankProfile("Sparverein", List.of(), 2_500));
    }

    @Test
    void a_damaged_bank_is_an_error_screen_with_a_sentence() throws IOException {
        DesktopDriver.bankIn(folder.resolve("damaged")).close();
        try (var file = new RandomAccessFile(folder.resolve("damaged/bank.script").toFile(), "rw")) {
            file.seek(file.length() / 2);
            file.writeBytes("\nthis was no line of a bank\n");
        }
        try (var driver = DesktopDriver.open(_ -> DesktopDriver.bankIn(folder.resolve("damaged")),
                DesktopDriver.preferences("en", "en-IE"))) {
            driver.awaitText("failure", "not a bank of this program, or they are damaged");
            assertThat(driver.text("failure")).doesNotContain("Exception", "\tat ");
            assertThat(driver.isShown("other-folder")).isTrue();
            driver.draw("damaged");
        }
    }

    @Test
    void the_settings_lead_to_a_bank_on_a_server_which_is_opened_again_the_next_time() {
        var place = POSTGRESQL.server().newPlace();
        try (var driver = open("here")) {
            driver.go(new Place.Settings());
            driver.type("server-address", "localhost");
            driver.click("open-server");
            driver.awaitText("data-problem", "such as jdbc:postgresql://host:5432/bank");
            driver.type("server-address", place.url());
            driver.type("server-user", "postgres");
            driver.click("open-server");
            driver.awaitReady();
            driver.awaitShown("welcome-title");
            assertThat(BankPlace.kept(driver.desk().preferences()))
                    .contains(new BankPlace.Server(place.url(), "postgres"));
            driver.go(new Place.Settings());
            driver.awaitShown("backup-on-server");
            driver.awaitText("data-folder", "localhost");
        }
    }

    private DesktopDriver open(String name) {
        var usual = new BankPlace.Folder(folder.resolve(name));
        var driver = DesktopDriver.open(other -> DesktopDriver.bankAt(other.orElse(usual)),
                DesktopDriver.preferences("en", "en-IE"));
        driver.awaitReady();
        return driver;
    }

    private static List<AccountView> accounts(DesktopDriver driver) {
        return driver.desk().bank().accounts().all().toList();
    }

    @SuppressWarnings("unchecked")
    private static void choose(DesktopDriver driver, String id, Locale locale) {
        driver.awaitShown(id);
        DesktopDriver.onFxThread(() -> {
            ((ComboBox<Locale>) driver.node(id)).setValue(locale);
            return true;
        });
    }

    private static void everyControlHasAName(DesktopDriver driver) {
        assertThat(driver.everything()
                .stream()
                .flatMap(it -> it instanceof Control control && control.isFocusTraversable() ? Stream.of(control)
                        : Stream.empty()))
                .isNotEmpty()
                .allSatisfy(control -> assertThat(Objects.requireNonNullElse(control.getAccessibleText(), ""))
                        .as(control.toString())
                        .isNotBlank());
    }
}
