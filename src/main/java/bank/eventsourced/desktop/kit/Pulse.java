package bank.eventsourced.desktop.kit;

import javafx.application.Platform;
import javafx.scene.Scene;

import org.jspecify.annotations.Nullable;

/** The next picture of a window: work that would be felt if it were done for one picture is spread over several. */
public final class Pulse {

    private Pulse() {}

    /** Whether a window shows the scene, so that there are pictures to come. */
    public static boolean isComing(@Nullable Scene scene) {
        return scene != null && scene.getWindow() != null && scene.getWindow().isShowing();
    }

    /** Does something on the FX thread when the next picture of the scene is done. On the FX thread; returns at once. */
    public static void after(Scene scene, FxGate gate, Runnable next) {
        scene.addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                scene.removePostLayoutPulseListener(this);
                gate.enter(next);
            }
        });
        Platform.requestNextPulse();
    }
}
