package bank.eventsourced.desktop.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.text.Text;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Theme;
import bank.eventsourced.operations.Operations;

/** What holds on every screen, looked at with the demo bank: names, contrast, room for large letters; and its picture. */
@SharesTheScreen
class AllScreensTest {

    private static final double ENOUGH_CONTRAST = 4.5;
    private static final int LARGE_FONT_PERCENT = 150;
    private static final double ROUNDING = 2;
    private static final double MOST_OF_THE_OTHER_THEME = 0.1;

    @TempDir
    private static Path folder;

    private static DesktopDriver driver;
    private static AccountNumber account;

    @BeforeAll
    static void openTheDemoBank() {
        var bank = DesktopDriver.bankIn(folder);
        bank.getBean(DemoBank.class)
                .fill(new DemoBank.Wishes("test", Optional.of("ledger")), DemoBank.Monitor.NONE);
        var operations = bank.getBean(Operations.class);
        driver = DesktopDriver.open(bank, DesktopDriver.preferences("en", "en-IE"));
        DesktopDriver.await("the followers have caught up",
                () -> operations.status().followers().stream().allMatch(it -> it.behind() == 0));
        account = driver.desk().bank().accounts().all().findFirst().orElseThrow().number();
    }

    @AfterAll
    static void close() {
        driver.close();
    }

    private static Stream<Place> places() {
        return Stream.concat(Stream.of(Section.values()).map(Section::place),
                Stream.of(new Place.Welcome(), Place.OneAccount.now(account), Place.OneAccount.at(account, 5)));
    }

    private static List<Intent> intents() {
        return List.of(new Intent.OpenAccount(), new Intent.Deposit(Optional.of(account)),
                new Intent.Withdraw(Optional.of(account)), new Intent.Transfer(Optional.of(account)),
                new Intent.Freeze(account), new Intent.ChangeOverdraftLimit(account), new Intent.Close(account),
                new Intent.Forget(account),
                new Intent.Reverse(account, 2));
    }

    @Test
    void every_control_has_a_name_for_those_who_cannot_see_it() {
        var faults = new ArrayList<String>();
        places().forEach(place -> {
            show(place);
            nameless().forEach(it -> faults.add(place + ": " + it));
        });
        intents().forEach(intent -> {
            driver.ask(intent);
            driver.awaitShown("drawer");
            nameless().forEach(it -> faults.add(intent + ": " + it));
            closePanel();
        });
        assertThat(faults).as("controls without a name").isEmpty();
    }

    @Test
    void every_text_can_be_read_in_both_themes() {
        var faults = new ArrayList<String>();
        for (var theme : Theme.values()) {
            places().forEach(place -> {
                show(place);
                Contrast.tooWeak(driver, theme, ENOUGH_CONTRAST).forEach(it -> faults.add(place + ": " + it));
            });
            driver.ask(new Intent.Deposit(Optional.of(account)));
            driver.awaitShown("drawer");
            Contrast.tooWeak(driver, theme, ENOUGH_CONTRAST).forEach(it -> faults.add("a panel: " + it));
            closePanel();
        }
        assertThat(faults).as("texts that are hard to read").isEmpty();
        driver.wear(Theme.LIGHT);
    }

    @Test
    void a_change_of_theme_reaches_everything_and_back() {
        var faults = new ArrayList<String>();
        places().forEach(place -> {
            show(place);
            Stream.of(Theme.LIGHT, Theme.DARK, Theme.LIGHT)
                    .map(theme -> Map.entry(theme, Contrast.ofTheOtherTheme(driver, theme)))
                    .filter(it -> it.getValue() > MOST_OF_THE_OTHER_THEME)
                    .forEach(it -> faults.add("%s: %s".formatted(place, it)));
        });
        assertThat(faults).as("screens that are bright in the dark theme or dark in the light one").isEmpty();
    }

    @Test
    void the_tab_key_goes_the_way_the_eye_goes() {
        var faults = new ArrayList<String>();
        places().forEach(place -> {
            show(place);
            stepsBack().forEach(it -> faults.add(place + ": " + it));
        });
        intents().forEach(intent -> {
            driver.ask(intent);
            driver.awaitShown("drawer");
            stepsBack().forEach(it -> faults.add(intent + ": " + it));
            closePanel();
        });
        assertThat(faults).as("steps up or to the left").isEmpty();
    }

    private static List<String> stepsBack() {
        return DesktopDriver.onFxThread(() -> {
            laidOut();
            var order = FocusOrder.of(driver.scene());
            assertThat(order.stops()).hasSizeGreaterThan(5);
            return order.stepsBack(AllScreensTest::described);
        });
    }

    @Test
    void large_letters_on_a_small_window_cut_nothing() {
        resize(WindowPlace.SMALLEST_WIDTH, WindowPlace.SMALLEST_HEIGHT, LARGE_FONT_PERCENT);
        try {
            var faults = new ArrayList<String>();
            for (var language : List.of("en", "de")) {
                speak(language);
                places().forEach(place -> {
                    show(place);
                    driver.draw("large-%s-%s".formatted(name(place), language));
                    cut().forEach(it -> faults.add(language + " " + place + ": " + it));
                    squeezed().forEach(it -> faults.add(language + " " + place + ", no row: " + it));
                });
            }
            assertThat(faults).as("texts that are cut").isEmpty();
        } finally {
            speak("en");
            resize(WindowPlace.WIDTH, WindowPlace.HEIGHT, 100);
        }
    }

    private static void speak(String language) {
        DesktopDriver.onFxThread(() -> {
            driver.desk().preferences().put("language", language);
            driver.desk().redraw().run();
            return true;
        });
        driver.awaitReady();
    }

    @Test
    void every_screen_has_its_picture_in_both_themes() {
        places().forEach(place -> {
            show(place);
            driver.document(name(place));
        });
        driver.go(Place.OneAccount.now(account));
        intents().forEach(intent -> {
            driver.ask(intent);
            driver.awaitShown("drawer");
            driver.draw("panel-" + intent.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            closePanel();
        });
    }

    private static void show(Place place) {
        driver.go(place);
        DesktopDriver.await("what " + place + " shows is there", () -> {
            return laidOut().lookupAll(".skeleton").stream().noneMatch(AllScreensTest::isSeen)
                    && tablesAreRead() && isWhole(place);
        });
        awaitAllRows();
    }

    /** The ledger reads its totals first, then the postings of a currency; the settings come card by card. */
    private static boolean isWhole(Place place) {
        return switch (place) {
            case Place.Ledger _ -> tables().anyMatch(it -> !it.getItems().isEmpty());
            case Place.Settings _ -> driver.scene().lookup("#about-program") != null;
            default -> true;
        };
    }

    /** Rows come a few with each picture. */
    private static void awaitAllRows() {
        List<Integer> before;
        do {
            before = DesktopDriver.onFxThread(AllScreensTest::rows);
            driver.awaitPulse();
        } while (!before.equals(DesktopDriver.onFxThread(AllScreensTest::rows)));
    }

    private static List<Integer> rows() {
        return tables().map(it -> it.getItems().size()).toList();
    }

    private static boolean tablesAreRead() {
        return tables().allMatch(it -> it.getItems().isEmpty() || it.getItems().getFirst() != null);
    }

    private static Stream<TableView<?>> tables() {
        return driver.scene().getRoot().lookupAll(".table-view").stream().map(it -> (TableView<?>) it);
    }

    private static void closePanel() {
        DesktopDriver.onFxThread(() -> {
            ((javafx.scene.control.Button) driver.node("panel-close")).fire();
            return true;
        });
        driver.awaitHidden("drawer");
    }

    private static String name(Place place) {
        return switch (place) {
            case Place.OneAccount(_, var version) -> version.isPresent() ? "history" : "account";
            case Place.AccountList _ -> "accounts";
            case Place.ImportFile _ -> "import";
            default -> place.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    private static void resize(double width, double height, int fontPercent) {
        DesktopDriver.onFxThread(() -> {
            driver.desk().appearance().fontPercentProperty().set(fontPercent);
            driver.stage().setWidth(width);
            driver.stage().setHeight(height);
            return true;
        });
        DesktopDriver.await("the window has that size", () -> Math.abs(driver.scene().getWidth() - width) < 20);
    }

    private static List<String> nameless() {
        var controls = driver.everything()
                .stream()
                .filter(it -> it instanceof Control && it.isFocusTraversable() && !it.isDisabled()
                        && !(it instanceof ScrollBar) && !(it instanceof TabPane))
                .toList();
        assertThat(controls).hasSizeGreaterThan(5);
        return controls.stream()
                .filter(it -> it.getAccessibleText() == null || it.getAccessibleText().isBlank())
                .map(AllScreensTest::described)
                .toList();
    }

    /** Labels and buttons whose words end in dots because there is no room. Cells of tables and paths may be narrow. */
    private static List<String> cut() {
        return DesktopDriver.onFxThread(() -> laidOut().lookupAll(".text")
                .stream()
                .filter(it -> it instanceof Text && it.getParent() instanceof Labeled)
                .filter(it -> isSeen(it) && !isWithin(it, "table-view") && !isWithin(it, "list-view")
                        && !isWithin(it, "chart") && !isWithin(it, "may-be-cut"))
                .map(Text.class::cast)
                .filter(it -> isShortened(it, (Labeled) it.getParent()) || (!it.getText().isEmpty() && isOutside(it)))
                .map(it -> described(it.getParent()))
                .toList());
    }

    private static boolean isShortened(Text text, Labeled of) {
        return of.isMnemonicParsing()
                ? text.getText().endsWith("...") && !text.getText().equals(of.getText().replace("_", ""))
                : !text.getText().equals(of.getText());
    }

    /** Beyond the edge of what shows it, with nothing that scrolls. What scrolls must not be beyond the edge itself. */
    private static boolean isOutside(Node node) {
        var seen = node;
        for (Node it = node; it != null; it = it.getParent()) {
            if (it instanceof ScrollPane) {
                seen = it;
            }
            var bounds = seen.localToScene(seen.getLayoutBounds());
            if (edge(it).filter(edge -> !holds(edge, bounds)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Bounds> edge(Node node) {
        if (node.getStyleClass().contains("viewport")) {
            return Optional.empty();
        }
        return Optional.ofNullable(node.getClip())
                .map(Node::getBoundsInParent)
                .or(() -> Optional.of(node.getLayoutBounds()).filter(_ -> node.equals(driver.scene().getRoot())))
                .map(node::localToScene);
    }

    private static boolean holds(Bounds edge, Bounds bounds) {
        return bounds.getMinX() >= edge.getMinX() - ROUNDING && bounds.getMaxX() <= edge.getMaxX() + ROUNDING
                && bounds.getMinY() >= edge.getMinY() - ROUNDING && bounds.getMaxY() <= edge.getMaxY() + ROUNDING;
    }

    /** Tables and lists in which no row can be seen. */
    private static List<String> squeezed() {
        return DesktopDriver.onFxThread(() -> laidOut().lookupAll(".virtual-flow")
                .stream()
                .filter(it -> isSeen(it) && !isWithin(it, "combo-box-base"))
                .filter(it -> it.getLayoutBounds().getHeight() < driver.desk().appearance().rowHeight().get())
                .map(it -> described(it.getParent()))
                .toList());
    }

    private static Parent laidOut() {
        var root = driver.scene().getRoot();
        root.applyCss();
        root.layout();
        return root;
    }

    private static boolean isSeen(Node node) {
        return Stream.<Node>iterate(node, it -> it != null, Node::getParent).allMatch(Node::isVisible);
    }

    private static boolean isWithin(Node node, String style) {
        return Stream.<Node>iterate(node, it -> it != null, Node::getParent)
                .anyMatch(it -> it.getStyleClass().contains(style));
    }

    private static String described(Node node) {
        var text = node instanceof Labeled labeled ? " '" + labeled.getText() + "'" : "";
        return node.getClass().getSimpleName() + " #" + node.getId() + " ." + node.getStyleClass() + text;
    }
}
