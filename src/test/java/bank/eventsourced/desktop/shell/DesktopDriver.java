package bank.eventsourced.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import bank.eventsourced.BankApplication;
import bank.eventsourced.desktop.kit.BankPlace;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.FxGate;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Page;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Pulse;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.kit.Theme;

/** A person before a window: looks, clicks, types, and waits until something shows. Nodes are named by their ids. */
public final class DesktopDriver implements AutoCloseable {

    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");
    private static final int PATIENCE_SECONDS = 20;
    private static final int PREPARING_SECONDS = 90;
    private static final double SCREEN = 1000;

    /** A window that begins left of the headless screen must not begin above its second line: it could not be drawn. */
    private static final double BELOW_THE_EDGE = 1;

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Path DOCUMENTATION = Path.of("docs", "images");

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final DesktopWindow window;

    private DesktopDriver(Stage stage, DesktopWindow window) {
        this.stage = stage;
        this.window = window;
    }

    /** Opens a window on the bank in a folder, in English, and waits until it is usable. */
    public static DesktopDriver open(Path folder) {
        var driver = open(_ -> bankIn(folder), preferences("en", "en-IE"));
        driver.awaitReady();
        return driver;
    }

    /** Opens a window on a bank that is open already; closing the window closes it. Waits until it is usable. */
    public static DesktopDriver open(ConfigurableApplicationContext bank, Preferences preferences) {
        var driver = open(_ -> bank, preferences);
        driver.awaitReady();
        return driver;
    }

    public static DesktopDriver open(Function<Optional<BankPlace>, ConfigurableApplicationContext> bank,
            Preferences preferences) {
        startToolkit();
        return onFxThread(() -> {
            var stage = new Stage();
            var window = new DesktopWindow(stage, preferences, bank);
            window.open(BankPlace.kept(preferences));
            stage.setX(0);
            stage.setY(BELOW_THE_EDGE);
            return new DesktopDriver(stage, window);
        });
    }

    /** Choices that are kept nowhere: a language and the formats of a locale, such as {@code de} and {@code de-AT}. */
    public static Preferences preferences(String language, String formats) {
        var preferences = Preferences.forgetful();
        preferences.put("language", language);
        preferences.put("formats", formats);
        preferences.put("appearance.scheme", "LIGHT");
        return preferences;
    }

    public static ConfigurableApplicationContext bankIn(Path folder, String... settings) {
        return bankAt(new BankPlace.Folder(folder), settings);
    }

    public static ConfigurableApplicationContext bankAt(BankPlace place, String... settings) {
        return new SpringApplicationBuilder(BankApplication.class).headless(false)
                .run(Stream.concat(place.settings().stream(), Stream.of(settings)).toArray(String[]::new));
    }

    public static void startToolkit() {
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        try {
            FxToolkit.registerPrimaryStage();
            Platform.setImplicitExit(false);
        } catch (TimeoutException late) {
            throw new AssertionError("JavaFX does not start", late);
        }
    }

    public static <T> T onFxThread(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), work);
    }

    /** Waits until it is so, looking again and again. */
    public static void await(String what, Callable<Boolean> condition) {
        await(what, PATIENCE_SECONDS, condition);
    }

    /** As {@link #await(String, Callable)}, for what may take longer than one waits gladly. */
    static void await(String what, int seconds, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> onFxThread(condition));
        } catch (TimeoutException late) {
            throw new AssertionError("Not within %d seconds: %s".formatted(seconds, what), late);
        }
    }

    public Scene scene() {
        return window.scene();
    }

    public Stage stage() {
        return stage;
    }

    /** What the screens of this window work with. */
    public Desk desk() {
        return window.shell().orElseThrow().desk();
    }

    public void awaitReady() {
        awaitShown("navigation");
        await("the bank has been read", () -> text("status-accounts").contains("ccount")
                || text("status-accounts").contains("ont"));
        await("a first screen is there", () -> window.shell().orElseThrow().here().isPresent());
    }

    /** Waits until all screens are ready, as they are some seconds after the window has been opened. */
    void prepareScreens() {
        onFxThread(() -> window.shell().orElseThrow().prepare()).orTimeout(PREPARING_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Goes to a place as a link would. */
    public void go(Place place) {
        onFxThread(() -> {
            desk().go(place);
            return true;
        });
    }

    public Place here() {
        return onFxThread(() -> window.shell().orElseThrow().here().orElseThrow());
    }

    /** Opens a panel as a button would. */
    public void ask(Intent intent) {
        onFxThread(() -> {
            desk().ask(intent);
            return true;
        });
    }

    public void awaitShown(String id) {
        await(id + " is shown", () -> isShown(id));
    }

    public void awaitHidden(String id) {
        await(id + " is gone", () -> !isShown(id));
    }

    public void awaitText(String id, String text) {
        awaitText(id, text, () -> text(id));
    }

    /** Waits for a notice that contains some words. */
    public void awaitNotice(String words) {
        Supplier<String> notices = () -> onFxThread(() -> scene().getRoot()
                .lookupAll(".notice .label")
                .stream()
                .map(it -> ((Labeled) it).getText())
                .toList()
                .toString());
        awaitText("a notice", words, notices);
    }

    private static void awaitText(String what, String wanted, Supplier<String> text) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> text.get().contains(wanted));
        } catch (TimeoutException late) {
            throw new AssertionError("%s does not say '%s' but '%s'".formatted(what, wanted, text.get()), late);
        }
    }

    public boolean isShown(String id) {
        return onFxThread(() -> {
            var node = scene().lookup("#" + id);
            return node != null && Stream.<Node>iterate(node, it -> it != null, Node::getParent)
                    .allMatch(Node::isVisible);
        });
    }

    public String text(String id) {
        return onFxThread(() -> switch (scene().lookup("#" + id)) {
            case null -> "";
            case TextInputControl field -> field.getText();
            case Labeled label -> label.getText();
            default -> throw new AssertionError(id + " has no text");
        });
    }

    public boolean isMarkedWrong(String id) {
        return hasPseudoClass(id, "danger");
    }

    public boolean hasPseudoClass(String id, String name) {
        return onFxThread(
                () -> node(id).getPseudoClassStates().stream().anyMatch(it -> it.getPseudoClassName().equals(name)));
    }

    public void click(String id) {
        awaitShown(id);
        bringOnScreen(id);
        robot.clickOn(node(id));
    }

    public void doubleClick(String id) {
        awaitShown(id);
        bringOnScreen(id);
        robot.doubleClickOn(node(id));
    }

    /** The headless screen is smaller than the window: the window moves so that the node can be pointed at. */
    private void bringOnScreen(String id) {
        onFxThread(() -> {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
            for (Node it = node(id); it != null; it = it.getParent()) {
                if (it instanceof ScrollPane scroll) {
                    Page.reveal(scroll, node(id));
                    scroll.layout();
                }
            }
            var bounds = node(id).localToScene(node(id).getBoundsInLocal());
            stage.setX(bounds.getMaxX() > SCREEN ? SCREEN - stage.getWidth() : 0);
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Presses a button twice before the bank has had a chance to answer, as a very fast hand would. */
    public void fireTwice(String id) {
        onFxThread(() -> {
            var button = (ButtonBase) node(id);
            button.fire();
            button.fire();
            return true;
        });
    }

    public void type(String id, String text) {
        click(id);
        press(KeyCode.SHORTCUT, KeyCode.A);
        press(KeyCode.DELETE);
        write(text);
    }

    /** Types faster than any hand: TestFX's own {@code write} lets 50 ms pass after every letter. A tab is a key, too. */
    public void write(String text) {
        var keyboard = robot.robotContext().getBaseRobot();
        text.chars()
                .forEach(it -> keyboard.typeKeyboard(scene(), it == '\t' ? KeyCode.TAB : KeyCode.UNDEFINED,
                        Character.toString(it)));
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Keys that go down one after the other and up again together, without the pauses of TestFX between them. */
    public void press(KeyCode... keys) {
        var keyboard = robot.robotContext().getKeyboardRobot();
        keyboard.pressNoWait(keys);
        keyboard.releaseNoWait(List.of(keys).reversed().toArray(KeyCode[]::new));
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void press(Shortcut shortcut) {
        var keys = (KeyCodeCombination) shortcut.keys();
        var modifiers = Stream.of(Map.entry(KeyCode.SHIFT, keys.getShift()),
                Map.entry(KeyCode.CONTROL, keys.getControl()), Map.entry(KeyCode.ALT, keys.getAlt()),
                Map.entry(KeyCode.META, keys.getMeta()), Map.entry(KeyCode.SHORTCUT, keys.getShortcut()));
        press(Stream.concat(modifiers.filter(it -> it.getValue() == ModifierValue.DOWN).map(Map.Entry::getKey),
                Stream.of(keys.getCode())).toArray(KeyCode[]::new));
    }

    /** The table with an id; the test knows what its rows are. */
    @SuppressWarnings("unchecked")
    public <R> TableView<R> table(String id) {
        return (TableView<R>) node(id);
    }

    /** What a table shows in the cells of a row, in the order of its columns. */
    public List<String> cells(String table, int row) {
        if (Platform.isFxApplicationThread()) {
            return drawn(table(table), row); // within a condition that is looked at again and again
        }
        await("row %d of %s is drawn, if there is one".formatted(row, table), () -> {
            var view = this.<Object>table(table);
            return view.getItems().size() <= row || !drawn(view, row).isEmpty();
        });
        return onFxThread(() -> drawn(table(table), row));
    }

    /** A table makes its first rows two with each picture. */
    private static List<String> drawn(TableView<?> table, int row) {
        table.scrollTo(Math.max(0, row - 3));
        table.applyCss();
        table.layout();
        return table.lookupAll(".table-row-cell")
                .stream()
                .map(it -> (javafx.scene.control.TableRow<?>) it)
                .filter(it -> it.getIndex() == row)
                .flatMap(it -> it.getChildrenUnmodifiable().stream())
                .filter(it -> it instanceof javafx.scene.control.TableCell<?, ?>)
                .map(it -> (javafx.scene.control.TableCell<?, ?>) it)
                .map(Labeled::getText)
                .toList();
    }

    /** Selects a row of a table and puts the focus into it. */
    public void select(String table, int row) {
        onFxThread(() -> {
            var view = this.<Object>table(table);
            view.getSelectionModel().clearAndSelect(row);
            view.requestFocus();
            return true;
        });
    }

    /** Everything that can be seen, in no special order. */
    public List<Node> everything() {
        return onFxThread(() -> within(scene().getRoot()).toList());
    }

    private static Stream<Node> within(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable()
                        .stream()
                        .flatMap(DesktopDriver::within))
                : Stream.of(node);
    }

    public Node node(String id) {
        return Objects.requireNonNull(scene().lookup("#" + id), id);
    }

    /** Draws the window as it stands in both themes, to {@code target/pictures/NAME-light.png} and {@code -dark.png}. */
    public void draw(String name) {
        draw(name, List.of(PICTURES));
    }

    /** Draws it for the documentation, too, if {@code -Ddocs.update=true} asks for that. */
    public void document(String name) {
        draw(name, Boolean.getBoolean("docs.update") ? List.of(PICTURES, DOCUMENTATION) : List.of(PICTURES));
    }

    private void draw(String name, List<Path> folders) {
        await("all tables are as high as they should be", () -> scene().getRoot()
                .lookupAll(".table-view")
                .stream()
                .noneMatch(it -> Cells.isGrowing((TableView<?>) it)));
        for (var theme : Theme.values()) {
            wear(theme);
            onFxThread(() -> {
                var picture = picture();
                for (var folder : folders) {
                    write(picture, folder.resolve("%s-%s.png".formatted(name, theme.name().toLowerCase(Locale.ROOT))));
                }
                return true;
            });
        }
        wear(Theme.LIGHT);
    }

    /** Changes the theme as the settings do, and waits for the next picture: a second change before it does not reach all. */
    void wear(Theme theme) {
        onFxThread(() -> {
            theme.applyTo(scene());
            return true;
        });
        awaitPulse();
    }

    /** Waits until the window has drawn another picture. */
    void awaitPulse() {
        var done = new CompletableFuture<Void>();
        onFxThread(() -> {
            Pulse.after(scene(), FxGate.ofToolkit(), () -> done.complete(null));
            return true;
        });
        await("another picture", done::isDone);
    }

    /** The window as it is now. On the FX thread. */
    WritableImage picture() {
        var parameters = new SnapshotParameters();
        parameters.setViewport(new Rectangle2D(0, 0, scene().getWidth(), scene().getHeight()));
        return scene().getRoot().snapshot(parameters, null);
    }

    private static void write(WritableImage image, Path png) throws IOException {
        Files.createDirectories(png.getParent());
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", png.toFile())) {
            throw new IOException("This Java cannot write PNG pictures");
        }
    }

    /** Closes the window as its user does, and waits until the bank is closed. */
    public int closeWindow() {
        onFxThread(() -> {
            stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
            return true;
        });
        await("the window is closed", () -> window.ended().isDone());
        return window.ended().join();
    }

    @Override
    public void close() {
        closeWindow();
        onFxThread(() -> {
            stage.close();
            return true;
        });
    }
}
