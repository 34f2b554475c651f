package bank.eventsourced.desktop.shell;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.desktop.kit.BankWork;
import bank.eventsourced.desktop.kit.Failure;
import bank.eventsourced.desktop.kit.FxGate;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Preferences;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.kit.Theme;

/** The window drawn into files, twice as fine as on a plain screen. JavaFX must be running. */
public final class WindowPicture implements AutoCloseable {

    private static final double FINENESS = 2;
    private static final long PATIENCE_SECONDS = 30;

    private final BankWork work;
    private final Shell shell;
    private final Scene scene;

    /** Goes to a place in the window and waits until the bank has been read. */
    public WindowPicture(BankPorts bank, Language language, Place place) {
        var gate = FxGate.ofToolkit();
        work = new BankWork(gate);
        var read = new CompletableFuture<Boolean>();
        shell = onFxThread(() -> {
            var preferences = Preferences.forgetful();
            return new Shell(bank, work, gate, language, new Appearance(preferences), preferences,
                    new Tasks(work, gate), (_, _, _) -> {}, staying(bank), () -> {});
        });
        scene = onFxThread(() -> new Scene(shell.root(), WindowPlace.WIDTH, WindowPlace.HEIGHT));
        onFxThread(() -> {
            Theme.LIGHT.applyTo(scene);
            shell.activate(scene, Optional.of(place));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            work.read(() -> true, read::complete, read::completeExceptionally);
            return true;
        });
        await(read);
    }

    public void save(Theme theme, Path png) throws IOException {
        var image = onFxThread(() -> draw(theme));
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", png.toFile())) {
            throw new IOException("This Java cannot write PNG pictures");
        }
    }

    @Override
    public void close() {
        onFxThread(() -> {
            shell.deactivate();
            return true;
        });
        work.close();
    }

    private WritableImage draw(Theme theme) {
        theme.applyTo(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        var parameters = new SnapshotParameters();
        parameters.setTransform(Transform.scale(FINENESS, FINENESS));
        return scene.getRoot().snapshot(parameters, null);
    }

    private static <T> T onFxThread(Callable<T> work) {
        var result = new CompletableFuture<T>();
        FxGate.ofToolkit().enter(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | LinkageError failure) {
                result.completeExceptionally(failure);
            }
        });
        return await(result);
    }

    private static <T> T await(CompletableFuture<T> result) {
        try {
            return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while drawing", interrupted);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("The window cannot be drawn: " + Failure.explanation(failed), failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException("The window could not be drawn within %d seconds".formatted(
                    PATIENCE_SECONDS), late);
        }
    }

    /** A picture does not travel. */
    private static TimeTravel staying(BankPorts bank) {
        return new TimeTravel() {

            @Override
            public BankPorts now() {
                return bank;
            }

            @Override
            public void show(BankPorts other) {}
        };
    }
}
