package bank.eventsourced.desktop.shell;

import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

import bank.eventsourced.desktop.kit.Preferences;

/** Where the window stands on the desk and how large it is, from one start to the next. */
final class WindowPlace {

    static final double WIDTH = 1280;
    static final double HEIGHT = 800;
    static final double SMALLEST_WIDTH = 1024;
    static final double SMALLEST_HEIGHT = 640;

    private static final double LARGEST = 20_000;
    private static final double NOWHERE = -30_000;
    private static final double MUST_BE_SEEN = 100;

    private final Stage stage;
    private final Preferences preferences;

    WindowPlace(Stage stage, Preferences preferences) {
        this.stage = stage;
        this.preferences = preferences;
    }

    /** As it was left, if that is still on a screen. */
    void restore() {
        stage.setMinWidth(SMALLEST_WIDTH);
        stage.setMinHeight(SMALLEST_HEIGHT);
        stage.setWidth(number("window.width", SMALLEST_WIDTH, WIDTH));
        stage.setHeight(number("window.height", SMALLEST_HEIGHT, HEIGHT));
        var x = number("window.x", NOWHERE, NOWHERE);
        var y = number("window.y", NOWHERE, NOWHERE);
        if (!Screen.getScreensForRectangle(new Rectangle2D(x + MUST_BE_SEEN, y, MUST_BE_SEEN, MUST_BE_SEEN))
                .isEmpty()) {
            stage.setX(x);
            stage.setY(y);
        }
        stage.setMaximized(Boolean.parseBoolean(preferences.get("window.maximized", "false")));
    }

    void keep() {
        preferences.put("window.maximized", Boolean.toString(stage.isMaximized()));
        if (!stage.isMaximized()) {
            keep("window.width", stage.getWidth());
            keep("window.height", stage.getHeight());
            keep("window.x", stage.getX());
            keep("window.y", stage.getY());
        }
    }

    private double number(String name, double least, double otherwise) {
        return preferences.number(name, least, LARGEST, otherwise);
    }

    private void keep(String name, double value) {
        if (!Double.isNaN(value)) {
            preferences.put(name, Long.toString(Math.round(value)));
        }
    }
}
