package bank.eventsourced.desktop.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.BankPlace;
import bank.eventsourced.desktop.kit.BankProfile;
import bank.eventsourced.desktop.kit.BankSwitch;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FakeBackups;
import bank.eventsourced.desktop.kit.FakeBank;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Notices;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.shell.DesktopDriver;
import bank.eventsourced.desktop.shell.SharesTheScreen;
import bank.eventsourced.operations.Backups.Place;
import bank.eventsourced.operations.Backups.Problem;
import bank.eventsourced.operations.Backups.Result;
import bank.eventsourced.operations.TextProtection;

/** What the settings do with what people type and with what the bank answers. */
@SharesTheScreen
class SettingsViewModelTest {

    private final FakeBank bank = new FakeBank();
    private final BlockingQueue<Runnable> fxThread = new LinkedBlockingQueue<>();
    private final BankWork work = new BankWork(fxThread::add);
    private final Preferences preferences = Preferences.forgetful();
    private final List<String> said = new ArrayList<>();
    private final List<BankSwitch.Work> whileClosed = new ArrayList<>();
    private final List<Optional<BankPlace>> reopened = new ArrayList<>();
    private Desk desk;

    @BeforeAll
    static void startToolkit() {
        DesktopDriver.startToolkit();
    }

    @BeforeEach
    void makeTheDesk() {
        var appearance = DesktopDriver.onFxThread(() -> new Appearance(preferences));
        desk = new Desk(bank.ports(), work, fxThread::add, Language.of(Locale.ENGLISH, Locale.GERMANY), appearance,
                preferences, _ -> {}, new Saying(), new Tasks(work, fxThread::add), _ -> {}, (_, doing, folder) -> {
                    whileClosed.add(doing);
                    reopened.add(folder);
                }, () -> {}, new SimpleObjectProperty<>(Optional.empty()));
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void where_the_bank_lies_and_when_it_was_backed_up_is_read_off_the_fx_thread() throws InterruptedException {
        var model = new DataViewModel(desk);
        model.reload();
        until(() -> !model.folderProperty().get().isEmpty());

        assertThat(model.folderProperty().get()).isEqualTo(Path.of("/data/bank").toString());
        assertThat(model.sizeProperty().get()).isEqualTo("12 MB; 46 GB are free on that disk");
        assertThat(model.lastProperty().get()).contains("never been backed up");

        bank.backups.last = Optional.of(FakeBackups.OF_TODAY);
        model.reload();
        until(() -> model.lastProperty().get().contains("12 events, 4,2 MB"));
        assertThat(model.lastProperty().get()).contains("31.03.2026").contains("of-today");
    }

    @Test
    void of_a_bank_on_a_server_only_is_offered_what_can_be_done() throws InterruptedException {
        bank.backups.place = new Place("jdbc:postgresql://host/bank", Optional.empty(), 12_300_000,
                OptionalLong.empty(), TextProtection.By.NOTHING);
        var card = DesktopDriver.onFxThread(() -> new DataCard(desk));
        var page = new VBox();
        page.getChildren().addAll(card.cards());
        var following = DesktopDriver.onFxThread(card::follow);
        until(() -> page.lookup("#data-folder") instanceof Label place
                && place.getText().equals("jdbc:postgresql://host/bank"));

        assertThat(((Label) page.lookup("#backup-on-server")).getText()).contains("pg_dump");
        assertThat(isShown(page, "#backup-on-server")).isTrue();
        assertThat(isShown(page, "#verify")).isTrue();
        assertThat(((Label) page.lookup("#file-encryption")).getText()).contains("the server’s;");
        assertThat(List.of("#back-up", "#restore-inspect", "#open-folder", "#last-backup"))
                .noneMatch(it -> isShown(page, it));

        bank.backups.place = new Place("/data/bank", Optional.of(Path.of("/data/bank")), 1, OptionalLong.empty(),
                TextProtection.By.KEY_FILE);
        card.reload();
        until(() -> isShown(page, "#back-up"));
        assertThat(List.of("#restore-inspect", "#open-folder", "#last-backup")).allMatch(it -> isShown(page, it));
        assertThat(((Label) page.lookup("#file-encryption")).getText()).contains("encrypted",
                "the key file opens them");
        assertThat(isShown(page, "#backup-on-server")).isFalse();
        DesktopDriver.onFxThread(() -> {
            following.unsubscribe();
            return true;
        });
    }

    private static boolean isShown(Parent page, String id) {
        return Stream.<Node>iterate(page.lookup(id), it -> it != null, Node::getParent).allMatch(Node::isVisible);
    }

    @Test
    void a_backup_is_made_once_however_often_one_clicks_and_its_folder_is_remembered() throws InterruptedException {
        var model = new DataViewModel(desk);
        model.backupFolderProperty().set("");
        model.backUp();
        assertThat(model.problemProperty().get()).contains("Name the folder");
        assertThat(bank.backups.asked).isEmpty();

        model.backupFolderProperty().set("/backups");
        model.backUp();
        model.backUp();
        until(() -> !model.backingUpProperty().get());

        assertThat(bank.backups.asked).containsExactly("back up into " + Path.of("/backups").toAbsolutePath());
        assertThat(said).singleElement().asString().startsWith("Backed up and verified.");
        assertThat(new DataViewModel(desk).backupFolderProperty().get())
                .isEqualTo(Path.of("/backups").toAbsolutePath().toString());
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void every_problem_is_a_sentence_in_both_languages(Problem problem) throws InterruptedException {
        bank.backups.result = new Result.Failed(problem, "not for the window");
        var model = new DataViewModel(desk);
        model.backupFolderProperty().set("/backups");
        model.backUp();
        until(() -> !model.backingUpProperty().get());

        assertThat(model.problemProperty().get()).isEqualTo(
                BackupTexts.sentence(desk.language(), problem, Path.of("/backups").toAbsolutePath()));
        assertThat(BackupTexts.sentence(Language.of(Locale.GERMAN, Locale.GERMANY), problem, Path.of("da")))
                .endsWith(".")
                .isNotEqualTo(BackupTexts.sentence(desk.language(), problem, Path.of("da")));
    }

    @Test
    void a_verification_says_what_it_found_or_why_it_could_not_look() throws InterruptedException {
        var model = new DataViewModel(desk);
        model.verify();
        model.verify();
        until(() -> !model.verifyingProperty().get());
        assertThat(model.verifiedProperty().get()).isNotBlank();
    }

    @Test
    void a_backup_is_looked_at_before_it_can_be_restored() throws Exception {
        var model = new RestoreViewModel(desk);
        model.restore();
        assertThat(whileClosed).isEmpty();
        model.inspect();
        assertThat(model.problemProperty().get()).contains("Name the folder");

        model.folderProperty().set("/backups/of-today");
        model.inspect();
        model.inspect();
        until(() -> !model.busyProperty().get());
        assertThat(model.foundProperty().get()).contains(FakeBackups.OF_TODAY);

        model.folderProperty().set("/backups/of-yesterday");
        assertThat(model.foundProperty().get()).as("another folder was typed").isEmpty();
        model.restore();
        assertThat(whileClosed).isEmpty();

        model.inspect();
        until(() -> !model.busyProperty().get());
        model.restore();
        whileClosed.getFirst().run();
        assertThat(bank.backups.asked).endsWith("restore " + FakeBackups.OF_TODAY.folder());
        assertThat(reopened).containsExactly(Optional.empty());
    }

    @Test
    void a_restore_that_fails_is_a_sentence_in_the_language_of_the_window() throws Exception {
        var model = new RestoreViewModel(desk);
        model.folderProperty().set("/backups/of-today");
        model.inspect();
        until(() -> !model.busyProperty().get());
        model.restore();
        bank.backups.result = new Result.Failed(Problem.DAMAGED, "not for the window");

        assertThatThrownBy(() -> whileClosed.getFirst().run()).hasMessageContaining("is damaged");
    }

    @Test
    void another_bank_opens_in_the_folder_that_was_named() {
        var model = new DataViewModel(desk);
        model.openOther();
        assertThat(reopened).isEmpty();
        model.otherFolderProperty().set("/data/other");
        model.openOther();
        assertThat(reopened).containsExactly(
                Optional.of(new BankPlace.Folder(Path.of("/data/other").toAbsolutePath())));
    }

    @Test
    void the_bank_opens_on_the_server_that_was_named() {
        var model = new DataViewModel(desk);
        for (var nonsense : List.of("", "localhost", "jdbc:mysql://db/bank")) {
            model.serverProperty().set(nonsense);
            model.openServer();
            assertThat(model.problemProperty().get()).contains("jdbc:postgresql://host:5432/bank");
        }
        assertThat(reopened).isEmpty();
        model.serverProperty().set(" jdbc:postgresql://db/bank ");
        model.serverUserProperty().set("ada");
        model.openServer();
        assertThat(reopened).containsExactly(Optional.of(new BankPlace.Server("jdbc:postgresql://db/bank", "ada")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2500|2500", "2.500|2500", "0|0", "2,5|10000", "25x|10000", "-1|10000",
            "''|10000", "99999999999|10000", "2.50|10000"})
    void only_whole_limits_are_kept(String typed, long kept) {
        var model = new ProfileViewModel(desk);
        model.largeAmountProperty().set(typed);
        model.keep();

        assertThat(BankProfile.of(preferences).largeAmount()).isEqualTo(kept);
        assertThat(model.problemProperty().get().isEmpty()).isEqualTo(kept != 10_000);
    }

    @Test
    void a_bank_without_a_name_keeps_the_last_one() {
        var model = new ProfileViewModel(desk);
        model.nameProperty().set("Sparverein");
        model.addressProperty().set("Hauptstraße 1\n10115 Berlin");
        model.keep();
        model.nameProperty().set("  ");
        model.keep();

        assertThat(model.problemProperty().get()).contains("name is missing");
        assertThat(BankProfile.of(preferences))
                .isEqualTo(new BankProfile("Sparverein", List.of("Hauptstraße 1", "10115 Berlin"), 10_000));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|0 B", "999|999 B", "4200|4,2 KB", "12300000|12 MB", "9960000000|10,0 GB"})
    void sizes_are_for_people(long bytes, String text) {
        assertThat(Sizes.text(desk.language(), bytes)).isEqualTo(text);
    }

    @Test
    void each_platform_shows_folders_by_a_command_of_its_own() {
        assertThat(FolderWindow.command("Linux", Path.of("f"))).containsExactly("xdg-open", "f");
        assertThat(FolderWindow.command("Mac OS X", Path.of("f"))).containsExactly("open", "f");
        assertThat(FolderWindow.command("Windows 11", Path.of("f"))).containsExactly("explorer", "f");
    }

    /** Does what arrives at the FX thread, until something is so. */
    private void until(BooleanSupplier itIsSo) throws InterruptedException {
        while (!itIsSo.getAsBoolean()) {
            var next = fxThread.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("Nothing arrives any more");
            }
            next.run();
        }
    }

    private final class Saying implements Notices {

        @Override
        public void say(String sentence, List<Action> actions) {
            said.add(sentence);
        }

        @Override
        public void warn(String sentence) {
            said.add(sentence);
        }
    }
}
