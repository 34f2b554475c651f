package bank.eventsourced.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;

/**
 * The way the Tab key goes round a window. Between two stops, what contains the one and what contains the other lie side
 * by side in what contains both: the later one must lie below, or to the right. On the FX thread.
 */
record FocusOrder(List<Node> stops) {

    private static final int MOST_STOPS = 500;
    private static final double A_PIXEL = 1;

    /** Goes round once, from the first stop of a scene. */
    static FocusOrder of(Scene scene) {
        scene.getRoot().requestFocus();
        var stops = new ArrayList<Node>();
        var next = next(scene.getRoot());
        while (next.isPresent() && !stops.contains(next.get()) && stops.size() < MOST_STOPS) {
            stops.add(next.get());
            next = next(next.get());
        }
        return new FocusOrder(List.copyOf(stops));
    }

    private static Optional<Node> next(Node node) {
        node.requestFocusTraversal(TraversalDirection.NEXT);
        return Optional.ofNullable(node.getScene().getFocusOwner());
    }

    /** The steps that go up, or to the left. */
    List<String> stepsBack(Function<Node, String> described) {
        return Stream.iterate(1, it -> it < stops.size(), it -> it + 1)
                .filter(it -> goesBack(stops.get(it - 1), stops.get(it)))
                .map(it -> described.apply(stops.get(it - 1)) + " -> " + described.apply(stops.get(it)))
                .toList();
    }

    private static boolean goesBack(Node from, Node to) {
        var above = ancestors(from);
        var common = Stream.<Node>iterate(to, Node::getParent).filter(above::contains).findFirst().orElseThrow();
        if (common.equals(from) || common.equals(to)) {
            return false;
        }
        return isBefore(childOf(common, to).getBoundsInParent(), childOf(common, from).getBoundsInParent());
    }

    private static List<Node> ancestors(Node node) {
        return Stream.iterate(node, Objects::nonNull, (Node it) -> it.getParent()).toList();
    }

    private static Node childOf(Node parent, Node node) {
        return Stream.<Node>iterate(node, Node::getParent)
                .filter(it -> parent.equals(it.getParent()))
                .findFirst()
                .orElseThrow();
    }

    /** Altogether above, or in the same line altogether to the left. */
    private static boolean isBefore(Bounds one, Bounds other) {
        if (one.getMaxY() <= other.getMinY() + A_PIXEL) {
            return true;
        }
        return one.getMinY() < other.getMaxY() - A_PIXEL && one.getMaxX() <= other.getMinX() + A_PIXEL;
    }
}
