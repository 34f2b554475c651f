package bank.eventsourced.desktop.kit;

import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;

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

    /** Leaves the first parts of a page where they are; the others come again, one with each picture. On the FX thread. */
    public static void spread(Pane page, int first, FxGate gate) {
        if (isComing(page.getScene())) {
            var later = List.copyOf(page.getChildren().subList(first, page.getChildren().size()));
            page.getChildren().removeAll(later);
            addAfter(page, later, gate);
        }
    }

    private static void addAfter(Pane page, List<Node> later, FxGate gate) {
        if (later.isEmpty()) {
            return;
        }
        if (isComing(page.getScene())) {
            after(page.getScene(), gate, () -> {
                page.getChildren().add(later.getFirst());
                addAfter(page, later.subList(1, later.size()), gate);
            });
        } else {
            page.getChildren().addAll(later);
        }
    }
}
