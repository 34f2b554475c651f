package bank.eventsourced.desktop.settings;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import bank.eventsourced.desktop.kit.Appearance;
import bank.eventsourced.desktop.kit.Appearance.Density;
import bank.eventsourced.desktop.kit.Appearance.Scheme;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/** How the window looks; every choice acts at once. */
final class AppearanceCard {

    private static final int STEP_PERCENT = 10;
    private static final double SLIDER_WIDTH = 260;

    private final Texts texts;
    private final Appearance appearance;
    private final Choice<Scheme> scheme;
    private final Choice<Density> density;
    private final Slider font;
    private final Label fontPercent = new Label();
    private final CheckBox motion;
    private final CheckBox inside;
    private final Node root;

    AppearanceCard(Desk desk) {
        texts = desk.texts();
        appearance = desk.appearance();
        scheme = new Choice<>("scheme", Scheme.values(), it -> texts.get("settings.scheme." + it),
                appearance.schemeProperty());
        density = new Choice<>("density", Density.values(), it -> texts.get("settings.density." + it),
                appearance.densityProperty());
        font = font();
        motion = check("reduced-motion", "settings.motion");
        inside = check("inside-shown", "settings.inside");
        root = Cards.card(texts.get("settings.appearance"),
                Cards.setting(texts.get("settings.scheme"), scheme.root(), ""),
                Cards.setting(texts.get("settings.density"), density.root(), ""),
                Cards.setting(texts.get("settings.font"), fontLine(), ""),
                Cards.setting(texts.get("settings.motion.title"), motion, ""),
                Cards.setting(texts.get("settings.inside.title"), inside, texts.get("settings.inside.hint")));
    }

    Node root() {
        return root;
    }

    private Slider font() {
        var slider = new Slider(Appearance.SMALLEST_FONT_PERCENT, Appearance.LARGEST_FONT_PERCENT,
                appearance.fontPercentProperty().get());
        slider.setId("font-percent");
        slider.setAccessibleText(texts.get("settings.font"));
        slider.setMajorTickUnit(STEP_PERCENT);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(STEP_PERCENT);
        slider.setSnapToTicks(true);
        slider.setShowTickMarks(true);
        slider.setPrefWidth(SLIDER_WIDTH);
        return slider;
    }

    private Node fontLine() {
        fontPercent.setId("font-percent-text");
        fontPercent.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(font, fontPercent);
        line.getStyleClass().add("settings-actions");
        return line;
    }

    private CheckBox check(String id, String name) {
        var check = new CheckBox(texts.get(name));
        check.setId(id);
        Wrapping.allow(check);
        check.setAccessibleText(texts.get(name));
        return check;
    }

    Subscription follow() {
        motion.selectedProperty().bindBidirectional(appearance.reducedMotionProperty());
        inside.selectedProperty().bindBidirectional(appearance.insideShownProperty());
        return Subscription.combine(scheme.follow(), density.follow(),
                font.valueProperty().subscribe((_, _) -> chooseFont()),
                appearance.fontPercentProperty().subscribe(this::showFont),
                () -> motion.selectedProperty().unbindBidirectional(appearance.reducedMotionProperty()),
                () -> inside.selectedProperty().unbindBidirectional(appearance.insideShownProperty()));
    }

    /** Only whole steps: while the knob is dragged between them, nothing changes. */
    private void chooseFont() {
        var steps = Math.round(font.getValue() / STEP_PERCENT);
        appearance.fontPercentProperty().set((int) steps * STEP_PERCENT);
    }

    private void showFont(int percent) {
        fontPercent.setText(texts.get("settings.font.value", percent));
        if (!font.isValueChanging()) {
            font.setValue(percent);
        }
    }
}
