package bank.eventsourced.desktop.kit;

import java.util.HashMap;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/**
 * Gives the columns of a table the room that they need: more of it with larger letters. They share the width of the
 * table; if it is too narrow for all of them, the table scrolls sideways instead of squeezing words.
 */
final class ColumnRoom<R> {

    private static final double SCROLL_BAR = 18;

    private final Appearance appearance;
    private final TableView<R> table;
    private final Map<TableColumn<R, ?>, Need> needs = new HashMap<>();

    private ColumnRoom(Appearance appearance, TableView<R> table) {
        this.appearance = appearance;
        this.table = table;
    }

    static <R> void keep(Appearance appearance, TableView<R> table) {
        var room = new ColumnRoom<>(appearance, table);
        table.getColumns().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> room.scale());
        appearance.fontPercentProperty().subscribe((_, _) -> room.scale());
        table.widthProperty().subscribe(room::fit);
    }

    private void scale() {
        var factor = appearance.fontPercentProperty().get() / 100.0;
        for (var column : table.getColumns()) {
            var need = needs.computeIfAbsent(column,
                    it -> new Need(it.getMinWidth(), it.getPrefWidth(), it.getMaxWidth()));
            column.setMaxWidth(need.most() * factor);
            column.setPrefWidth(need.usual() * factor);
            column.setMinWidth(need.least() * factor);
        }
        fit();
    }

    private void fit() {
        var least = table.getVisibleLeafColumns().stream().mapToDouble(TableColumn::getMinWidth).sum();
        var policy = least + SCROLL_BAR > table.getWidth() ? TableView.UNCONSTRAINED_RESIZE_POLICY
                : TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN;
        if (!policy.equals(table.getColumnResizePolicy())) {
            table.setColumnResizePolicy(policy);
        }
    }

    /** The widths of a column with letters of the usual size. */
    private record Need(double least, double usual, double most) {}
}
