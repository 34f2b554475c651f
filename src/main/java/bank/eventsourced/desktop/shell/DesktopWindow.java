package bank.eventsourced.desktop.shell;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.stage.DirectoryChooser;
import javafx.stage.Stage;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.BankPlace;
import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.desktop.kit.BankSwitch;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.FxGate;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Pulse;
import bank.eventsourced.desktop.kit.Tasks;

/**
 * The window: it is there at once, opens the bank in the background, and shows it, or else says why not. When it is
 * closed, what is under way is cancelled or finished and the bank is closed too. Lives on the FX thread.
 */
public final class DesktopWindow implements BankSwitch, TimeTravel {

    public static final int DONE = 0;
    public static final int BROKEN = 3;

    private static final Logger LOG = LoggerFactory.getLogger(DesktopWindow.class);

    private final Stage stage;
    private final Preferences preferences;
    private final Appearance appearance;
    private final WindowPlace windowPlace;
    private final Function<Optional<BankPlace>, ConfigurableApplicationContext> bankIn;
    private final FxGate gate = FxGate.ofToolkit();
    private final BankWork work = new BankWork(gate);
    private final Tasks tasks = new Tasks(work, gate);
    private final Scene scene;
    private final AtomicReference<@Nullable ConfigurableApplicationContext> bank = new AtomicReference<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private Language language;
    private Optional<BankPlace> bankPlace = Optional.empty();
    private Optional<BankPlace> chosen = Optional.empty();
    private Optional<Shell> shell = Optional.empty();
    private Optional<BankPorts> now = Optional.empty();
    private Subscription dress = Subscription.EMPTY;
    private int exitCode = DONE;
    private boolean closing;
    private boolean preparing;
    private Instant shownAt = Instant.MAX;

    /** @param bankIn opens the bank at a place, or where it usually is */
    public DesktopWindow(Stage stage, Preferences preferences,
            Function<Optional<BankPlace>, ConfigurableApplicationContext> bankIn) {
        this.stage = stage;
        this.preferences = preferences;
        this.bankIn = bankIn;
        language = Language.of(preferences);
        appearance = new Appearance(preferences);
        windowPlace = new WindowPlace(stage, preferences);
        scene = new Scene(new Pane(), WindowPlace.WIDTH, WindowPlace.HEIGHT);
    }

    /** Shows the window while the bank opens at this place, or at the usual one. */
    public void open(Optional<BankPlace> wanted) {
        bankPlace = wanted;
        beginToOpenBank();
        var splash = MessageScreen.splash(language.texts(), appearance.theme());
        scene.setRoot(splash);
        Pulse.after(scene, gate, () -> replace(splash));
        stage.setTitle(language.texts().get("window.title"));
        stage.setScene(scene);
        windowPlace.restore();
        stage.setOnCloseRequest(request -> {
            request.consume();
            close();
        });
        stage.show();
        shownAt = Instant.now();
    }

    /** While the bank opens there is time to load controls and style sheets. */
    private void replace(Parent splash) {
        if (scene.getRoot().equals(splash)) {
            show(waiting("window.opening"));
        }
    }

    private void show(Parent content) {
        if (dress.equals(Subscription.EMPTY)) {
            dress = appearance.dress(scene);
        }
        scene.setRoot(content);
    }

    /** Lets all screens be made ready in the background once the first one is shown. Before {@link #open}. */
    public void prepareScreens() {
        preparing = true;
    }

    /** Completes with the exit code when the window and the bank are closed. */
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    Scene scene() {
        return scene;
    }

    Optional<Shell> shell() {
        return shell;
    }

    private void openBank() {
        show(waiting("window.opening"));
        beginToOpenBank();
    }

    private void beginToOpenBank() {
        var wanted = bankPlace;
        work.command(() -> {
            var context = bankIn.apply(wanted);
            bank.set(context);
            return BankPorts.of(context);
        }, ports -> opened(ports, Optional.empty()), this::failed);
    }

    private void opened(BankPorts ports, Optional<Place> place) {
        if (closing) {
            return;
        }
        exitCode = DONE;
        chosen.ifPresent(it -> it.keep(preferences));
        chosen = Optional.empty();
        if (ports.moment().isEmpty()) {
            now = Optional.of(ports);
        }
        var fresh = new Shell(ports, work, gate, language, appearance, preferences, tasks, this, this,
                () -> redraw(ports));
        shell = Optional.of(fresh);
        if (preparing) {
            preparing = false;
            fresh.whenBegun(() -> {
                var _ = fresh.prepare();
            });
        }
        show(fresh.root());
        fresh.activate(scene, place);
        logTimesSinceStart();
    }

    @Override
    public BankPorts now() {
        return now.orElseThrow();
    }

    /** At the place where one was, if it can be seen then. */
    @Override
    public void show(BankPorts bank) {
        var place = shell.flatMap(Shell::here).filter(Shell::isOfThePast).orElseGet(Place.AccountList::new);
        shell.ifPresent(Shell::deactivate);
        opened(bank, Optional.of(place));
    }

    /** The same bank at the same place, in another language or with hidden amounts. */
    private void redraw(BankPorts ports) {
        var place = shell.flatMap(Shell::here);
        shell.ifPresent(Shell::deactivate);
        language = Language.of(preferences);
        if (appearance.privacyProperty().get()) {
            language = language.discreet();
        }
        stage.setTitle(language.texts().get("window.title"));
        opened(ports, place);
    }

    private void failed(Exception failure) {
        LOG.debug("The bank could not be opened", failure);
        exitCode = BROKEN;
        show(MessageScreen.failed(language.texts(), language.sentence(failure), this::openBank,
                this::chooseFolder, this::close));
    }

    private void chooseFolder() {
        var chooser = new DirectoryChooser();
        chooser.setTitle(language.texts().get("window.otherFolder"));
        var folder = chooser.showDialog(stage);
        if (folder != null) {
            choose(new BankPlace.Folder(folder.toPath()));
            openBank();
        }
    }

    /** It is kept when it has turned out to be a bank. */
    private void choose(BankPlace wanted) {
        bankPlace = Optional.of(wanted);
        chosen = bankPlace;
    }

    @Override
    public void reopen(String message, Work whileClosed, Optional<BankPlace> other) {
        shell.ifPresent(Shell::deactivate);
        shell = Optional.empty();
        tasks.cancelAll();
        show(MessageScreen.waiting(language.texts(), message));
        work.command(() -> {
            closeBank();
            whileClosed.run();
            return other;
        }, wanted -> {
            wanted.ifPresent(this::choose);
            openBank();
        }, failure -> show(MessageScreen.trouble(language.texts(), language.sentence(failure), this::openBank)));
    }

    /** Says so, then closes the bank in the background and the window after it. */
    public void close() {
        if (closing) {
            return;
        }
        closing = true;
        windowPlace.keep();
        shell.ifPresent(Shell::deactivate);
        tasks.cancelAll();
        dress.unsubscribe();
        scene.setRoot(waiting("window.closing"));
        Thread.ofPlatform().name("desktop-closing").start(this::finish);
    }

    private void finish() {
        work.close();
        try {
            closeBank();
            preferences.save();
        } catch (RuntimeException failure) {
            LOG.warn("The bank did not close properly", failure);
        } finally {
            gate.enter(() -> {
                stage.hide();
                ended.complete(exitCode);
            });
        }
    }

    private void closeBank() {
        var open = bank.getAndSet(null);
        if (open != null) {
            LOG.debug("Closing the bank");
            open.close();
        }
    }

    private Parent waiting(String message) {
        return MessageScreen.waiting(language.texts(), language.texts().get(message));
    }

    /**
     * Both at once: before the bank opens, logging is not set up. Counted from the start of the Java machine, which
     * begins some 50 ms after its process; what the process itself says of its start is a second off on some systems.
     */
    private void logTimesSinceStart() {
        if (LOG.isDebugEnabled()) {
            var start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
            LOG.debug("The window was shown {} ms after the start, usable {} ms",
                    Duration.between(start, shownAt).toMillis(), Duration.between(start, Instant.now()).toMillis());
        }
    }
}
