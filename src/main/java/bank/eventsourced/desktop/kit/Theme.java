package bank.eventsourced.desktop.kit;

import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.paint.Color;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** The colours of a window. */
public enum Theme {

    LIGHT(new PrimerLight(), "#ffffff", "#24292f"), DARK(new PrimerDark(), "#0d1117", "#c9d1d9");

    /** The kit's constants and classes, and those of the screens; for all themes. */
    private static final List<String> OURS = Stream
            .concat(Stream.of(Objects.requireNonNull(Theme.class.getResource("kit.css"), "kit.css")),
                    Texts.PACKAGES.stream().flatMap(it -> ofScreen(it).stream()))
            .map(URL::toExternalForm)
            .toList();

    private final String stylesheet;
    private final String paper;
    private final String ink;

    Theme(atlantafx.base.theme.Theme theme, String paper, String ink) {
        stylesheet = theme.getUserAgentStylesheet();
        this.paper = paper;
        this.ink = ink;
    }

    /** The background, for what is shown before the style sheets are read. */
    public Color paper() {
        return Color.web(paper);
    }

    /** The colour of text, for what is shown before the style sheets are read. */
    public Color ink() {
        return Color.web(ink);
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
