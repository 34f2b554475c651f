package bank.eventsourced.desktop;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The shell: a window that is there at once, opens the bank in the background, and shows it, or else says why not. When
 * it is closed the bank is closed too. Lives on the FX thread.
 */
final class DesktopWindow {

    static final double WIDTH = 1280;
    static final double HEIGHT = 800;

    static final int DONE = 0;
    static final int BROKEN = 3;

    private static final double SMALLEST_WIDTH = 1024;
    private static final double SMALLEST_HEIGHT = 640;
    private static final Logger LOG = LoggerFactory.getLogger(DesktopWindow.class);

    private final Stage stage;
    private final Language language;
    private final FxGate gate = FxGate.ofToolkit();
    private final BankWork work = new BankWork(gate);
    private final Scene scene;
    private final AtomicReference<@Nullable ConfigurableApplicationContext> bank = new AtomicReference<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private Optional<MainView> content = Optional.empty();
    private Subscription theme = Subscription.EMPTY;
    private int exitCode = DONE;
    private boolean closing;
    private Instant shownAt = Instant.MAX;

    DesktopWindow(Stage stage, Language language) {
        this.stage = stage;
        this.language = language;
        scene = new Scene(waiting("window.opening"), WIDTH, HEIGHT);
    }

    /** Shows the window, then opens the bank. */
    void open(Supplier<ConfigurableApplicationContext> opening) {
        theme = Theme.follow(scene);
        stage.setTitle(language.texts().get("window.title"));
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setScene(scene);
        stage.setOnCloseRequest(request -> {
            request.consume();
            close();
        });
        stage.show();
        shownAt = Instant.now();
        work.command(() -> {
            var context = opening.get();
            bank.set(context);
            return BankPorts.of(context);
        }, this::opened, this::failed);
    }

    /** Completes with the exit code when the window and the bank are closed. */
    CompletableFuture<Integer> ended() {
        return ended;
    }

    Scene scene() {
        return scene;
    }

    private void opened(BankPorts ports) {
        if (closing) {
            return;
        }
        var view = new MainView(new MainViewModel(ports, work, gate, language), language);
        scene.setRoot(view.root());
        view.activate(scene);
        content = Optional.of(view);
        logTimesSinceStart();
    }

    private void failed(Exception failure) {
        LOG.debug("The bank could not be opened", failure);
        exitCode = BROKEN;
        scene.setRoot(MessageScreen.failed(language.texts(), Failure.sentence(failure), this::close));
    }

    /** Says so, then closes the bank in the background and the window after it. */
    void close() {
        if (closing) {
            return;
        }
        closing = true;
        content.ifPresent(MainView::deactivate);
        theme.unsubscribe();
        scene.setRoot(waiting("window.closing"));
        Thread.ofPlatform().name("desktop-closing").start(this::closeBank);
    }

    private void closeBank() {
        work.close();
        try (var _ = bank.get()) {
            LOG.debug("Closing the bank");
        } catch (RuntimeException failure) {
            LOG.warn("The bank did not close properly", failure);
        } finally {
            gate.enter(() -> {
                stage.hide();
                ended.complete(exitCode);
            });
        }
    }

    private Parent waiting(String message) {
        return MessageScreen.waiting(language.texts(), language.texts().get(message));
    }

    /** Both at once: before the bank opens, logging is not set up. */
    private void logTimesSinceStart() {
        ProcessHandle.current()
                .info()
                .startInstant()
                .ifPresent(start -> LOG.debug("The window was shown {} ms after the start of the process, usable {} ms",
                        Duration.between(start, shownAt).toMillis(),
                        Duration.between(start, Instant.now()).toMillis()));
    }
}
