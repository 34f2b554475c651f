package bank.eventsourced.desktop;

import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.util.Subscription;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** How a window looks. */
enum Theme {

    LIGHT(new PrimerLight()), DARK(new PrimerDark());

    /** Our own constants and classes, for all themes. */
    private static final String OURS =
            Objects.requireNonNull(Theme.class.getResource("desktop.css"), "desktop.css").toExternalForm();

    private final String stylesheet;

    Theme(atlantafx.base.theme.Theme theme) {
        stylesheet = theme.getUserAgentStylesheet();
    }

    /** Dresses a window, and its pop-ups with it. */
    void applyTo(Scene scene) {
        scene.setUserAgentStylesheet(stylesheet);
        if (!scene.getStylesheets().contains(OURS)) {
            scene.getStylesheets().add(OURS);
        }
    }

    /** Dresses a window as the system is dressed, now and whenever that changes. On the FX thread. */
    static Subscription follow(Scene scene) {
        return Platform.getPreferences()
                .colorSchemeProperty()
                .subscribe(scheme -> (scheme == ColorScheme.DARK ? DARK : LIGHT).applyTo(scene));
    }
}
