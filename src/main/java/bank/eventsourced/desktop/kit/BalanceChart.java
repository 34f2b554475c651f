package bank.eventsourced.desktop.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.Rectangle;

import bank.eventsourced.money.Money;

/**
 * How an amount went, as steps from left to right, with one place marked. Draws whatever it is given: callers give at most
 * some hundred points. Colours come from the theme. On the FX thread.
 */
public final class BalanceChart extends Region {

    private static final double GAP = 8;
    private static final double DOT = 4;
    private static final int LOWEST_LINES = 5;
    private static final int USUAL_LINES = 6;

    private final Desk desk;
    private final LongFunction<String> places;
    private final Path area = new Path();
    private final Path line = new Path();
    private final Line zero = new Line();
    private final Line cursor = new Line();
    private final Circle dot = new Circle(DOT);
    private final Rectangle later = new Rectangle();
    private final Label highest = axisLabel();
    private final Label lowest = axisLabel();
    private final Label first = axisLabel();
    private final Label last = axisLabel();
    private List<Point> points = List.of();
    private OptionalLong marked = OptionalLong.empty();
    private long markedBalance;

    /** @param places says where on the axis a point stands, such as a version or a day */
    public BalanceChart(Desk desk, String id, LongFunction<String> places) {
        this.desk = desk;
        this.places = places;
        setId(id);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getStyleClass().add("balance-chart");
        area.getStyleClass().add("balance-chart-area");
        line.getStyleClass().add("balance-chart-line");
        zero.getStyleClass().add("balance-chart-zero");
        cursor.getStyleClass().add("balance-chart-cursor");
        dot.getStyleClass().add("balance-chart-dot");
        later.getStyleClass().add("balance-chart-later");
        getChildren().addAll(area, zero, line, later, cursor, dot, highest, lowest, first, last);
        getChildren().forEach(it -> it.setMouseTransparent(true));
        getChildren().forEach(it -> it.setManaged(false));
    }

    /** @param place where it stands on the axis, such as a version or a day; later points have greater ones */
    public record Point(long place, Money balance) {}

    /** Draws other points: all of one currency, in the order of their places. */
    public void show(List<Point> newPoints) {
        points = List.copyOf(newPoints);
        setVisible(!points.isEmpty());
        describe();
        requestLayout();
    }

    /** Marks a place and the balance there, which need not be one of the points; what lies beyond is faded. */
    public void mark(long place, Money balance) {
        marked = OptionalLong.of(place);
        markedBalance = balance.minorUnits();
        requestLayout();
    }

    public void unmark() {
        marked = OptionalLong.empty();
        requestLayout();
    }

    /** The place that is marked, if one is. */
    public OptionalLong marked() {
        return marked;
    }

    /** Calls somebody with the place that is clicked or dragged to. */
    public void onPick(LongConsumer picked) {
        setOnMousePressed(event -> pick(event.getX(), picked));
        setOnMouseDragged(event -> pick(event.getX(), picked));
    }

    private void pick(double x, LongConsumer picked) {
        if (!points.isEmpty()) {
            var from = points.getFirst().place();
            var to = points.getLast().place();
            var share = Math.clamp((x - left()) / Math.max(1, right() - left()), 0.0, 1.0);
            picked.accept(from + Math.round(share * (to - from)));
        }
    }

    private void describe() {
        if (points.isEmpty()) {
            setAccessibleText("");
            return;
        }
        var texts = desk.texts();
        setAccessibleText(texts.get("chart.described", at(points.getFirst()), at(points.getLast()), at(low()),
                at(high())));
    }

    private String at(Point point) {
        return desk.texts()
                .get("chart.point", desk.language().amounts().showWithCurrency(point.balance()),
                        places.apply(point.place()));
    }

    /**
     * Where what is drawn stands, worked out once for each drawing.
     *
     * @param left   of the first point, in pixels
     * @param floor  what the lower edge stands for, in minor units
     * @param ground where the area below the line ends, in minor units
     */
    private record Scale(double left, double right, double top, double bottom, long from, long to, long floor,
            long ceiling, long ground) {

        double x(long place) {
            return left + (right - left) * (place - from) / Math.max(1, to - from);
        }

        double y(long minorUnits) {
            return ceiling == floor ? bottom
                    : bottom - (bottom - top) * (minorUnits - floor) / ((double) ceiling - floor);
        }
    }

    private Scale scale() {
        var low = low().balance().minorUnits();
        var high = high().balance().minorUnits();
        var ground = ground(low, high);
        return new Scale(left(), right(), top(), bottom(), points.getFirst().place(), points.getLast().place(),
                Math.min(ground, low), Math.max(ground, high), ground);
    }

    private Point high() {
        return points.stream().max(Comparator.comparing(Point::balance)).orElseThrow();
    }

    private Point low() {
        return points.stream().min(Comparator.comparing(Point::balance)).orElseThrow();
    }

    @Override
    protected void layoutChildren() {
        if (points.isEmpty()) {
            return;
        }
        var amounts = desk.language().amounts();
        var currency = points.getFirst().balance().currency();
        var edges = scale();
        highest.setText(amounts.show(new Money(edges.ceiling(), currency)));
        lowest.setText(amounts.show(new Money(edges.floor(), currency)));
        below(first, places.apply(points.getFirst().place()));
        below(last, places.apply(points.getLast().place()));
        var scale = scale(); // beside the labels
        beside(highest, scale.top());
        beside(lowest, scale.bottom());
        first.setLayoutX(scale.left());
        last.setLayoutX(scale.right() - last.getWidth());
        drawSteps(scale);
        drawMark(scale);
    }

    private void beside(Label label, double y) {
        label.autosize();
        label.relocate(Math.max(0, left() - GAP - label.getWidth()), y - label.getHeight() / 2);
    }

    private void below(Label label, String text) {
        label.setText(text);
        label.autosize();
        label.setLayoutY(getHeight() - label.getHeight());
    }

    /** The balance stays until the next point: the line goes to the right first, then up or down. */
    private void drawSteps(Scale scale) {
        var y = scale.y(points.getFirst().balance().minorUnits());
        var ground = scale.y(scale.ground());
        var outline = new ArrayList<PathElement>(List.of(new MoveTo(scale.left(), y)));
        var filled = new ArrayList<PathElement>(List.of(new MoveTo(scale.left(), ground), new LineTo(scale.left(), y)));
        for (var point : points) {
            var x = scale.x(point.place());
            outline.add(new LineTo(x, y));
            filled.add(new LineTo(x, y));
            y = scale.y(point.balance().minorUnits());
            outline.add(new LineTo(x, y));
            filled.add(new LineTo(x, y));
        }
        outline.add(new LineTo(scale.right(), y));
        filled.add(new LineTo(scale.right(), y));
        filled.add(new LineTo(scale.right(), ground));
        line.getElements().setAll(outline);
        area.getElements().setAll(filled);
        zero.setStartX(scale.left());
        zero.setEndX(scale.right());
        zero.setStartY(ground);
        zero.setEndY(ground);
    }

    private void drawMark(Scale scale) {
        var visible = marked.isPresent();
        cursor.setVisible(visible);
        dot.setVisible(visible);
        later.setVisible(visible);
        if (visible) {
            var x = scale.x(Math.clamp(marked.getAsLong(), scale.from(), scale.to()));
            cursor.setStartX(x);
            cursor.setEndX(x);
            cursor.setStartY(scale.top() - GAP);
            cursor.setEndY(scale.bottom() + GAP);
            dot.setCenterX(x);
            dot.setCenterY(Math.clamp(scale.y(markedBalance), scale.top() - GAP, scale.bottom() + GAP));
            later.setX(x);
            later.setY(scale.top() - GAP);
            later.setWidth(Math.max(0, scale.right() - x));
            later.setHeight(scale.bottom() - scale.top() + 2 * GAP);
        }
    }

    /** Zero where it is near: a large balance that hardly moves is drawn from just below its lowest point. */
    private static long ground(long low, long high) {
        return low > 0 && low / 2 > high - low ? low - (high - low) / 4 : high < 0 ? high : Math.min(0, high);
    }

    private double left() {
        return Math.max(highest.prefWidth(-1), lowest.prefWidth(-1)) + GAP;
    }

    private double right() {
        return getWidth() - DOT - 1;
    }

    private double top() {
        return highest.prefHeight(-1) / 2 + 1;
    }

    private double bottom() {
        return Math.max(top() + 1, getHeight() - first.prefHeight(-1) - GAP - lowest.prefHeight(-1) / 2);
    }

    @Override
    protected double computeMinHeight(double width) {
        return highest.prefHeight(-1) * LOWEST_LINES;
    }

    @Override
    protected double computePrefHeight(double width) {
        return highest.prefHeight(-1) * USUAL_LINES;
    }

    @Override
    protected double computePrefWidth(double height) {
        return highest.prefHeight(-1) * 20;
    }

    private static Label axisLabel() {
        var label = new Label(" ");
        label.getStyleClass().add("balance-chart-label");
        return label;
    }
}
