package bank.eventsourced.desktop.shell;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

/** Something that lies over the whole window for a moment. Esc or a click beside it closes it. */
final class Overlay {

    private final StackPane root = new StackPane();
    private @Nullable Node focusedBefore;

    Overlay() {
        root.getStyleClass().add("overlay");
        root.setAlignment(Pos.TOP_CENTER);
        root.setVisible(false);
        root.setOnMousePressed(event -> {
            if (root.equals(event.getTarget())) {
                hide();
            }
        });
        root.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                hide();
                event.consume();
            }
        });
    }

    Parent root() {
        return root;
    }

    void show(Node content, Node focus) {
        if (!root.isVisible()) {
            focusedBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
        }
        root.getChildren().setAll(content);
        root.setVisible(true);
        focus.requestFocus();
    }

    void hide() {
        if (root.isVisible()) {
            root.setVisible(false);
            root.getChildren().clear();
            if (focusedBefore != null) {
                focusedBefore.requestFocus();
            }
        }
    }
}
