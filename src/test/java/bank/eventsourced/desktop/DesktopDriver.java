package bank.eventsourced.desktop;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.Stage;

import org.springframework.context.ConfigurableApplicationContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A person before a window: looks, clicks, types, and waits until something shows. */
final class DesktopDriver implements AutoCloseable {

    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");
    private static final int PATIENCE_SECONDS = 20;

    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final DesktopWindow window;

    private DesktopDriver(Stage stage, DesktopWindow window) {
        this.stage = stage;
        this.window = window;
    }

    static DesktopDriver open(Supplier<ConfigurableApplicationContext> bank, Language language) {
        startToolkit();
        return onFxThread(() -> {
            var stage = new Stage();
            var window = new DesktopWindow(stage, language);
            window.open(bank);
            stage.setX(0);
            stage.setY(0);
            return new DesktopDriver(stage, window);
        });
    }

    static void startToolkit() {
        TOOLKIT_LOG.setLevel(Level.SEVERE);
        try {
            FxToolkit.registerPrimaryStage();
            Platform.setImplicitExit(false);
        } catch (TimeoutException late) {
            throw new AssertionError("JavaFX does not start", late);
        }
    }

    static <T> T onFxThread(Callable<T> work) {
        return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), work);
    }

    /** Waits until it is so, looking again and again. */
    static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onFxThread(condition));
        } catch (TimeoutException late) {
            throw new AssertionError("Not within %d seconds: %s".formatted(PATIENCE_SECONDS, what), late);
        }
    }

    Scene scene() {
        return window.scene();
    }

    void awaitReady() {
        awaitShown("create-account");
        await("the bank has been read", () -> text("status-accounts").contains("ccount"));
    }

    void awaitShown(String id) {
        await(id + " is shown", () -> isShown(id));
    }

    void awaitHidden(String id) {
        await(id + " is gone", () -> !isShown(id));
    }

    void awaitText(String id, String text) {
        await(id + " says " + text, () -> text(id).contains(text));
    }

    boolean isShown(String id) {
        return onFxThread(() -> {
            var node = scene().lookup("#" + id);
            return node != null && Stream.<Node>iterate(node, it -> it != null, Node::getParent)
                    .allMatch(Node::isVisible);
        });
    }

    String text(String id) {
        return onFxThread(() -> switch (scene().lookup("#" + id)) {
            case null -> "";
            case TextInputControl field -> field.getText();
            case Labeled label -> label.getText();
            default -> throw new AssertionError(id + " has no text");
        });
    }

    boolean isMarkedWrong(String id) {
        return onFxThread(() -> node(id).getPseudoClassStates()
                .stream()
                .anyMatch(it -> it.getPseudoClassName()
                        .equals(
                                "danger")));
    }

    void click(String id) {
        awaitShown(id);
        robot.clickOn(node(id));
    }

    void doubleClick(String id) {
        awaitShown(id);
        robot.doubleClickOn(node(id));
    }

    /** Presses a button twice before the bank has had a chance to answer, as a very fast hand would. */
    void fireTwice(String id) {
        onFxThread(() -> {
            var button = (Button) node(id);
            button.fire();
            button.fire();
            return true;
        });
    }

    void type(String id, String text) {
        click(id);
        robot.push(KeyCode.SHORTCUT, KeyCode.A).push(KeyCode.DELETE);
        robot.write(text, 0);
    }

    void write(String text) {
        robot.write(text, 0);
    }

    void press(KeyCode... keys) {
        robot.push(keys);
    }

    void press(Shortcut shortcut) {
        robot.push((KeyCodeCombination) shortcut.keys());
    }

    void select(String account) {
        onFxThread(() -> {
            var table = accounts();
            table.getItems()
                    .stream()
                    .filter(it -> it.number().value().equals(account))
                    .forEach(
                            table.getSelectionModel()::select);
            table.requestFocus();
            return true;
        });
    }

    TableView<AccountRow> accounts() {
        return table("accounts");
    }

    TableView<EventRow> events() {
        return table("events");
    }

    /** Everything that can be seen, in no special order. */
    List<Node> everything() {
        return onFxThread(() -> within(scene().getRoot()).toList());
    }

    private static Stream<Node> within(Node node) {
        if (!node.isVisible()) {
            return Stream.empty();
        }
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable()
                        .stream()
                        .flatMap(
                                DesktopDriver::within))
                : Stream.of(node);
    }

    @SuppressWarnings("unchecked")
    private <R> TableView<R> table(String id) {
        return (TableView<R>) node(id);
    }

    private Node node(String id) {
        return Objects.requireNonNull(scene().lookup("#" + id), id);
    }

    /** Closes the window as its user does, and waits until the bank is closed. */
    int closeWindow() {
        onFxThread(() -> {
            window.close();
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
