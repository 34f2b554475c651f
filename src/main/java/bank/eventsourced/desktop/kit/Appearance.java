package bank.eventsourced.desktop.kit;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.util.Subscription;

/** How the window looks, as its user has chosen. Changes act at once. On the FX thread. */
public final class Appearance {

    public static final int SMALLEST_FONT_PERCENT = 90;
    public static final int LARGEST_FONT_PERCENT = 150;

    private static final double BASE_FONT_PIXELS = 13;

    private final Preferences preferences;
    private final ObjectProperty<Scheme> scheme;
    private final ObjectProperty<Density> density;
    private final ObjectProperty<Integer> fontPercent;
    private final BooleanProperty reducedMotion;
    private final BooleanProperty privacy = new SimpleBooleanProperty();
    private final BooleanProperty insideShown;

    public Appearance(Preferences preferences) {
        this.preferences = preferences;
        scheme = new SimpleObjectProperty<>(choice("appearance.scheme", Scheme.class, Scheme.SYSTEM));
        density = new SimpleObjectProperty<>(choice("appearance.density", Density.class, Density.COMFORTABLE));
        fontPercent = new SimpleObjectProperty<>((int) preferences.number("appearance.font-percent",
                SMALLEST_FONT_PERCENT, LARGEST_FONT_PERCENT, 100));
        reducedMotion = new SimpleBooleanProperty(Boolean.parseBoolean(
                preferences.get("appearance.reduced-motion", Boolean.toString(systemReducesMotion()))));
        insideShown = new SimpleBooleanProperty(Boolean.parseBoolean(preferences.get("appearance.inside", "true")));
        scheme.subscribe((_, now) -> preferences.put("appearance.scheme", now.name()));
        density.subscribe((_, now) -> preferences.put("appearance.density", now.name()));
        fontPercent.subscribe((_, now) -> preferences.put("appearance.font-percent", now.toString()));
        reducedMotion.subscribe((_, now) -> preferences.put("appearance.reduced-motion", now.toString()));
        insideShown.subscribe((_, now) -> preferences.put("appearance.inside", now.toString()));
    }

    public ObjectProperty<Scheme> schemeProperty() {
        return scheme;
    }

    public ObjectProperty<Density> densityProperty() {
        return density;
    }

    /** From {@link #SMALLEST_FONT_PERCENT} to {@link #LARGEST_FONT_PERCENT}. */
    public ObjectProperty<Integer> fontPercentProperty() {
        return fontPercent;
    }

    /** Whether nothing should move that need not. */
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /** Whether amounts are hidden from people who look over a shoulder. Not kept. */
    public BooleanProperty privacyProperty() {
        return privacy;
    }

    /** Whether the navigation shows how the bank works inside. */
    public BooleanProperty insideShownProperty() {
        return insideShown;
    }

    /** The height of the rows of all tables, in pixels. */
    public ObservableDoubleValue rowHeight() {
        DoubleBinding height = Bindings.createDoubleBinding(
                () -> Math.rint(density.get().rowPixels * fontPercent.get() / 100.0), density, fontPercent);
        return height;
    }

    /** Dresses a window, now and whenever the choice or the system changes. */
    public Subscription dress(Scene scene) {
        return Subscription.combine(scheme.subscribe(() -> theme().applyTo(scene)),
                Platform.getPreferences().colorSchemeProperty().subscribe(() -> theme().applyTo(scene)),
                fontPercent.subscribe(() -> scale(scene.getRoot())),
                scene.rootProperty().subscribe(this::scale));
    }

    /** The theme that is worn now. */
    public Theme theme() {
        return switch (scheme.get()) {
            case LIGHT -> Theme.LIGHT;
            case DARK -> Theme.DARK;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK ? Theme.DARK : Theme.LIGHT;
        };
    }

    private void scale(Node root) {
        root.setStyle("-fx-font-size: %spx;".formatted(BASE_FONT_PIXELS * fontPercent.get() / 100));
    }

    private <E extends Enum<E>> E choice(String name, Class<E> choices, E otherwise) {
        var chosen = preferences.get(name);
        return java.util.stream.Stream.of(choices.getEnumConstants())
                .filter(it -> chosen.filter(it.name()::equals).isPresent())
                .findFirst()
                .orElse(otherwise);
    }

    private static boolean systemReducesMotion() {
        return Platform.getPreferences().isReducedMotion();
    }

    /** Which colours. */
    public enum Scheme {
        SYSTEM, LIGHT, DARK
    }

    /** How close the rows of tables stand. */
    public enum Density {

        COMPACT(28), COMFORTABLE(34);

        private final int rowPixels;

        Density(int rowPixels) {
            this.rowPixels = rowPixels;
        }
    }
}
