package bank.eventsourced.desktop.kit;

import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** All keys and what they do, by where they act: made from the one table of them. */
public final class KeyTable {

    private KeyTable() {}

    public static Parent of(Texts texts) {
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
                    var does = new Label(shortcut.does(texts));
                    Wrapping.allow(does);
                    grid.addRow(grid.getRowCount(), keys, does);
                }
            }
            all.getChildren().addAll(name, grid);
        }
        return all;
    }
}
