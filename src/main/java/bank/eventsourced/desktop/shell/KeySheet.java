package bank.eventsourced.desktop.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.kit.Texts;

/** The sheet of all keys, made from the one table of them. */
final class KeySheet {

    private final Texts texts;
    private final Overlay overlay;

    KeySheet(Texts texts, Overlay overlay) {
        this.texts = texts;
        this.overlay = overlay;
    }

    void open() {
        var heading = new Label(texts.get("keys.title"));
        heading.getStyleClass().add("panel-title");
        var scroll = new ScrollPane(keys(texts));
        scroll.setFitToWidth(true);
        scroll.setAccessibleText(texts.get("keys.title"));
        scroll.getStyleClass().add("sheet-scroll");
        var sheet = new VBox(heading, scroll);
        sheet.setId("keys");
        sheet.getStyleClass().add("sheet");
        sheet.setMaxHeight(Region.USE_PREF_SIZE);
        overlay.show(sheet, scroll);
    }

    /** All keys, by where they act. */
    static Node keys(Texts texts) {
        var all = new VBox();
        all.getStyleClass().add("key-groups");
        for (var scope : Shortcut.Scope.values()) {
            var name = new Label(scope.name(texts));
            name.getStyleClass().add("navigation-heading");
            var grid = new GridPane();
            grid.getStyleClass().add("key-grid");
            for (var shortcut : Shortcut.values()) {
                if (shortcut.scope() == scope) {
                    var keys = new Label(shortcut.shown());
                    keys.getStyleClass().add("key");
                    keys.setMinWidth(Region.USE_PREF_SIZE);
                    grid.addRow(grid.getRowCount(), keys, new Label(shortcut.does(texts)));
                }
            }
            all.getChildren().addAll(name, grid);
        }
        return all;
    }
}
