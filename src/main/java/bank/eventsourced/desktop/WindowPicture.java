package bank.eventsourced.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** The main window drawn into files, twice as fine as on a plain screen. JavaFX must be running. */
final class WindowPicture implements AutoCloseable {

    private static final double FINENESS = 2;
    private static final long PATIENCE_SECONDS = 30;

    private final BankWork work;
    private final MainViewModel model;
    private final MainView view;
    private final Scene scene;

    /** Reads the bank and arranges the window as it stands. */
    WindowPicture(BankPorts bank, Language language) {
        var gate = FxGate.ofToolkit();
        work = new BankWork(gate);
        model = new MainViewModel(bank, work, gate, language);
        view = onFxThread(() -> new MainView(model, language));
        scene = onFxThread(() -> new Scene(view.root(), DesktopWindow.WIDTH, DesktopWindow.HEIGHT));
        var loaded = new CompletableFuture<Boolean>();
        onFxThread(() -> model.accounts().loadedProperty().subscribe(it -> {
            if (it) {
                loaded.complete(true);
            }
        }));
        onFxThread(() -> {
            view.activate(scene);
            return true;
        });
        await(loaded);
    }

    /** Lets somebody use the window before it is drawn. */
    void use(Consumer<MainViewModel> action) {
        onFxThread(() -> {
            action.accept(model);
            return true;
        });
    }

    void save(Theme theme, Path png) throws IOException {
        var image = onFxThread(() -> draw(theme));
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", png.toFile())) {
            throw new IOException("This Java cannot write PNG pictures");
        }
    }

    @Override
    public void close() {
        onFxThread(() -> {
            view.deactivate();
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
            throw new IllegalStateException("The window cannot be drawn: " + Failure.sentence(failed), failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException("The window could not be drawn within %d seconds".formatted(
                    PATIENCE_SECONDS), late);
        }
    }
}
