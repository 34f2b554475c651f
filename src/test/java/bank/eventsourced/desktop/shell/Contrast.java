package bank.eventsourced.desktop.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import bank.eventsourced.desktop.kit.Theme;

/**
 * How well the texts of a window can be told from what is behind them: the contrast ratio of WCAG 2.2 between the colour
 * of a text and the most frequent colour around it in a picture of the window.
 */
final class Contrast {

    private static final double HALF = 0.5;

    private Contrast() {}

    /** The texts that can be seen but hardly read. What is disabled is meant to be faint. */
    static List<String> tooWeak(DesktopDriver driver, Theme theme, double enough) {
        driver.wear(theme);
        return DesktopDriver.onFxThread(() -> {
            var scene = driver.scene();
            var window = new Rectangle2D(0, 0, scene.getWidth(), scene.getHeight());
            var picture = driver.picture();
            var weak = new ArrayList<String>();
            for (var node : scene.getRoot().lookupAll(".text")) {
                if (node instanceof Text text && isSeen(text) && text.getFill() instanceof Color colour) {
                    var place = text.localToScene(text.getBoundsInLocal());
                    if (window.contains(place.getMinX(), place.getMinY(), place.getWidth(), place.getHeight())) {
                        var behind = mostFrequent(picture.getPixelReader(), place);
                        var ratio = ratio(blended(colour, behind), behind);
                        if (ratio < enough) {
                            weak.add("'%s' %.2f: %s on %s, %s".formatted(text.getText(), ratio, colour, behind,
                                    text.getParent()));
                        }
                    }
                }
            }
            return weak;
        });
    }

    /** The share of the window that is as bright as it would be in the other theme, from 0 to 1. */
    static double ofTheOtherTheme(DesktopDriver driver, Theme theme) {
        driver.wear(theme);
        return DesktopDriver.onFxThread(() -> {
            var picture = driver.picture();
            var pixels = picture.getPixelReader();
            var dark = 0;
            for (int y = 0; y < picture.getHeight(); y++) {
                for (int x = 0; x < picture.getWidth(); x++) {
                    dark += luminance(pixels.getColor(x, y)) < HALF ? 1 : 0;
                }
            }
            var share = dark / (picture.getWidth() * picture.getHeight());
            return theme == Theme.DARK ? 1 - share : share;
        });
    }

    private static boolean isSeen(Text text) {
        return !text.getText().isBlank() && Stream.<Node>iterate(text, it -> it != null, Node::getParent)
                .allMatch(it -> it.isVisible() && !it.isDisabled() && it.getOpacity() > 0.99)
                && !isCoveredOrClipped(text);
    }

    /** Whether the text has scrolled out of a list, a table or a scroll pane. */
    private static boolean isCoveredOrClipped(Text text) {
        var place = text.localToScene(text.getBoundsInLocal());
        for (Node it = text.getParent(); it != null; it = it.getParent()) {
            if (it.getClip() != null && !it.localToScene(it.getClip().getBoundsInLocal()).contains(place)) {
                return true;
            }
        }
        return false;
    }

    private static Color mostFrequent(PixelReader pixels, Bounds place) {
        var counts = new HashMap<Color, Integer>();
        for (int y = (int) place.getMinY(); y < place.getMaxY(); y++) {
            for (int x = (int) place.getMinX(); x < place.getMaxX(); x++) {
                counts.merge(pixels.getColor(x, y), 1, Integer::sum);
            }
        }
        return counts.entrySet().stream().max(java.util.Map.Entry.comparingByValue()).orElseThrow().getKey();
    }

    private static Color blended(Color colour, Color behind) {
        return behind.interpolate(Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()),
                colour.getOpacity());
    }

    private static double ratio(Color one, Color other) {
        var light = Math.max(luminance(one), luminance(other));
        var dark = Math.min(luminance(one), luminance(other));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(
                colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
