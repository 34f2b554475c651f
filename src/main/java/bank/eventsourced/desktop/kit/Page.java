package bank.eventsourced.desktop.kit;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.util.Subscription;

/** A screen that is longer than the window, such as the settings. It scrolls to whatever gets the focus. */
public final class Page {

    private final ScrollPane scroll;

    /** @param name for screen readers */
    public Page(String id, String name, Parent content) {
        scroll = new ScrollPane(content);
        scroll.setId(id);
        scroll.setAccessibleText(name);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("page");
    }

    /** A page whose content grows with the window; it scrolls only if the window is too small for it. */
    public static Page filled(String id, String name, Parent content) {
        var page = new Page(id, name, content);
        page.scroll.setFitToHeight(true);
        page.scroll.setFocusTraversable(false);
        return page;
    }

    public Parent root() {
        return scroll;
    }

    /** Follows the focus until the subscription ends. The page must be in a window. */
    public Subscription follow() {
        return scroll.sceneProperty()
                .flatMap(scene -> scene.focusOwnerProperty())
                .subscribe(focused -> {
                    if (focused != null && isWithin(focused)) {
                        reveal(scroll, focused);
                    }
                });
    }

    private boolean isWithin(Node node) {
        for (Node it = node; it != null; it = it.getParent()) {
            if (it.equals(scroll.getContent())) {
                return true;
            }
        }
        return false;
    }

    /** If a node of the content cannot be seen, scrolls until it is in the middle. */
    public static void reveal(ScrollPane scroll, Node node) {
        var content = scroll.getContent();
        var all = content.getBoundsInLocal().getHeight();
        var shown = scroll.getViewportBounds().getHeight();
        if (all <= shown) {
            return;
        }
        var bounds = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()));
        var top = scroll.getVvalue() * (all - shown);
        if (bounds.getMinY() < top || bounds.getMaxY() > top + shown) {
            scroll.setVvalue(Math.clamp((bounds.getCenterY() - shown / 2) / (all - shown), 0, 1));
        }
    }
}
