package bank.eventsourced.desktop.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.desktop.kit.Panel;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/** The place for a panel beside the screen. When it closes, the focus goes back to where it was. */
final class Drawer {

    private final VBox root = new VBox();
    private final Label title = new Label();
    private final ScrollPane content = new ScrollPane();
    private Optional<Panel> panel = Optional.empty();
    private @Nullable Node focusedBefore;

    Drawer(Texts texts) {
        title.getStyleClass().add("panel-title");
        title.setId("panel-title");
        Wrapping.allow(title);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var close = new Button(null, new FontIcon(Feather.X));
        close.setId("panel-close");
        close.setAccessibleText(Shortcut.CANCEL.does(texts));
        close.setTooltip(new Tooltip("%s (%s)".formatted(Shortcut.CANCEL.does(texts), Shortcut.CANCEL.shown())));
        close.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        close.setOnAction(_ -> close());
        var heading = new HBox(title, gap, close);
        heading.getStyleClass().add("panel-heading");
        content.setFitToWidth(true);
        content.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        content.setFocusTraversable(false);
        VBox.setVgrow(content, Priority.ALWAYS);
        root.getChildren().setAll(heading, content);
        root.setId("drawer");
        root.getStyleClass().add("drawer");
        hide();
    }

    Region root() {
        return root;
    }

    void open(Panel next) {
        if (panel.isPresent()) {
            panel.ifPresent(Panel::deactivate);
        } else {
            focusedBefore = root.getScene() == null ? null : root.getScene().getFocusOwner();
        }
        panel = Optional.of(next);
        title.setText(next.title());
        content.setContent(next.root());
        root.setVisible(true);
        root.setManaged(true);
        root.applyCss();
        root.layout(); // so that fields take what is typed at once
        next.activate();
    }

    void close() {
        panel.ifPresent(it -> {
            it.deactivate();
            panel = Optional.empty();
            hide();
            if (focusedBefore != null) {
                focusedBefore.requestFocus();
            }
            focusedBefore = null;
        });
    }

    private void hide() {
        root.setVisible(false);
        root.setManaged(false);
        content.setContent(null);
    }
}
