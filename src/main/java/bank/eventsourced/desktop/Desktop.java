package bank.eventsourced.desktop;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;

import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.desktop.kit.BankPlace;
import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.desktop.kit.Failure;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Theme;
import bank.eventsourced.desktop.shell.DesktopWindow;
import bank.eventsourced.desktop.shell.WindowPicture;

/** The way into the desktop, for the program's main class. */
public final class Desktop {

    /** Held, so that its level stays: JavaFX would warn that it was not loaded from a module path. */
    private static final Logger TOOLKIT_LOG = Logger.getLogger("javafx");

    private static final String PLATFORM = "glass.platform";
    private static final String HEADLESS = "Headless";
    private static final List<String> GTK = List.of("libgtk-3.so.0", "libgdk-3.so.0");

    private Desktop() {}

    /**
     * Why no window can be opened on this machine, in a sentence that says what to do about it; empty if one can. Looks
     * only at the surroundings and starts nothing.
     */
    public static Optional<String> whyNotHere() {
        if (HEADLESS.equalsIgnoreCase(System.getProperty(PLATFORM)) || !isLinux()) {
            return Optional.empty();
        }
        if (isMissing("DISPLAY")) {
            return Optional.of(isMissing("WAYLAND_DISPLAY")
                    ? "There is no display here (DISPLAY is not set), so no window can be opened."
                    : "This Wayland session has no X display (DISPLAY is not set), so no window can be opened: start XWayland.");
        }
        if (!GTK.stream().allMatch(Desktop::canLoad)) {
            return Optional
                    .of("""
                            GTK 3 is missing, so no window can be opened: install the package libgtk-3-0 (Debian, Ubuntu) or gtk3 \
                            (Fedora, Arch).""");
        }
        return Optional.empty();
    }

    /**
     * Opens the window, then the bank in the background, and returns when both have been closed again. Can be called
     * once in the life of a program, not on the FX thread, and only if nothing speaks against it ({@link #whyNotHere}).
     *
     * @param asked    the data folder that was asked for; if absent, the place that the user has chosen before
     * @param onServer whether a server was asked for: then it is not the place of before
     * @param bank     opens the bank that some settings name, or the one that was asked for if there are none; what it
     *                 throws is shown in the window as a sentence
     * @return the exit code: 0, or 3 if the bank could not be opened
     */
    public static int show(Optional<Path> asked, boolean onServer,
            Function<List<String>, ConfigurableApplicationContext> bank) {
        quieten();
        var preferences = Preferences.ofThisUser();
        var place = onServer ? Optional.<BankPlace>empty()
                : asked.<BankPlace>map(BankPlace.Folder::new).or(() -> BankPlace.kept(preferences));
        var ended = new CompletableFuture<Integer>();
        try (var early = EarlyBank.begin(place,
                it -> bank.apply(it.map(BankPlace::settings).orElseGet(List::of)))) {
            Platform.startup(() -> {
                try {
                    Platform.setImplicitExit(false);
                    var window = new DesktopWindow(new Stage(), preferences, early);
                    window.prepareScreens();
                    window.open(place);
                    var _ = window.ended().thenAccept(ended::complete);
                } catch (RuntimeException failure) {
                    ended.completeExceptionally(failure);
                }
            });
            return ended.join();
        } finally {
            Platform.exit();
        }
    }

    /**
     * Draws the main window of an open bank into a file, in the light theme. Needs no display: without one it draws in
     * memory. Starts JavaFX if it does not run, and then leaves it running, so the program should end by
     * {@link System#exit}.
     *
     * @param png is overwritten; its folder must exist
     * @throws IOException           if the file cannot be written
     * @throws IllegalStateException if nothing can be drawn on this machine; the message says why
     */
    public static void savePicture(ConfigurableApplicationContext bank, Path png) throws IOException {
        startForDrawing();
        try (var picture = new WindowPicture(BankPorts.of(bank), Language.ofThisUser(), new Place.Overview())) {
            picture.save(Theme.LIGHT, png);
        }
    }

    private static void startForDrawing() {
        quieten();
        if (whyNotHere().isPresent()) {
            System.setProperty(PLATFORM, HEADLESS);
            System.setProperty("prism.order", "sw");
        }
        var started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
            started.await();
            Platform.setImplicitExit(false);
        } catch (IllegalStateException _) {
            // It runs already.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while JavaFX was starting", interrupted);
        } catch (RuntimeException | LinkageError impossible) {
            throw new IllegalStateException("JavaFX cannot draw on this machine: " + Failure.explanation(impossible),
                    impossible);
        }
    }

    private static void quieten() {
        TOOLKIT_LOG.setLevel(Level.SEVERE);
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").startsWith("Linux");
    }

    private static boolean isMissing(String variable) {
        var value = System.getenv(variable);
        return value == null || value.isBlank();
    }

    /** Asks the system's linker. A library that was found stays loaded: JavaFX is about to need it. */
    @SuppressWarnings("restricted")
    private static boolean canLoad(String library) {
        try {
            return SymbolLookup.libraryLookup(library, Arena.global()) != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
