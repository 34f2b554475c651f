package bank.eventsourced.desktop.kit;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The colours of a window. */
public enum Theme {

    LIGHT(new PrimerLight()), DARK(new PrimerDark());

    /** The kit's constants and classes, and those of the screens; for all themes. */
    private static final List<String> OURS = Stream
            .concat(Stream.of(Objects.requireNonNull(Theme.class.getResource("kit.css"), "kit.css")),
                    Texts.PACKAGES.stream().flatMap(it -> ofScreen(it).stream()))
            .map(URL::toExternalForm)
            .toList();

    private final String stylesheet;

    Theme(atlantafx.base.theme.Theme theme) {
        stylesheet = theme.getUserAgentStylesheet();
    }

    /** Dresses a window, and its pop-ups with it. */
    public void applyTo(Scene scene) {
        if (!stylesheet.equals(scene.getUserAgentStylesheet())) {
            scene.setUserAgentStylesheet(stylesheet);
        }
        if (!scene.getStylesheets().containsAll(OURS)) {
            scene.getStylesheets().setAll(OURS);
        }
    }

    private static Optional<URL> ofScreen(String name) {
        return Optional
                .ofNullable(Theme.class.getResource("/bank/eventsourced/desktop/%s/%s.css".formatted(name, name)));
    }
}
