package bank.eventsourced.desktop.kit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;

/** Keeps the widths, the order and the sorting of a table's columns from one start of the program to the next. */
final class TableMemory<R> {

    private static final String ASCENDING = "+";
    private static final String DESCENDING = "-";

    private final Preferences preferences;
    private final TableView<R> table;
    private boolean restored;

    private TableMemory(Preferences preferences, TableView<R> table) {
        this.preferences = preferences;
        this.table = table;
    }

    /** Restores what was kept once the table is put into a window, when it has its columns, and keeps it from then on. */
    static <R> void keep(Preferences preferences, TableView<R> table) {
        var memory = new TableMemory<>(preferences, table);
        table.sceneProperty().subscribe(scene -> {
            if (scene != null && !memory.restored) {
                memory.restore();
            }
        });
    }

    private void restore() {
        restored = true;
        var order = kept("order");
        var columns = new ArrayList<>(table.getColumns());
        columns.sort(Comparator.comparingInt(it -> order.contains(it.getId()) ? order.indexOf(it.getId())
                : Integer.MAX_VALUE));
        if (!columns.equals(table.getColumns())) {
            table.getColumns().setAll(columns);
        }
        columns.forEach(this::restoreWidth);
        kept("sort").forEach(this::restoreSorting);
        table.getColumns().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> keepOrder());
        table.getSortOrder().addListener((ListChangeListener<TableColumn<R, ?>>) _ -> keepSorting());
    }

    private void restoreWidth(TableColumn<R, ?> column) {
        var name = name("width." + column.getId());
        var width = preferences.number(name, column.getMinWidth(), 4_000, column.getPrefWidth());
        column.setPrefWidth(width);
        column.widthProperty()
                .subscribe((_, now) -> preferences.put(name, Long.toString(Math.round(now.doubleValue()))));
        column.sortTypeProperty().subscribe((_, _) -> keepSorting());
    }

    private void restoreSorting(String entry) {
        table.getColumns()
                .stream()
                .filter(it -> it.isSortable() && entry.substring(1).equals(it.getId()))
                .filter(it -> !table.getSortOrder().contains(it))
                .forEach(it -> {
                    it.setSortType(entry.startsWith(DESCENDING) ? SortType.DESCENDING : SortType.ASCENDING);
                    table.getSortOrder().setAll(List.of(it));
                });
    }

    private void keepOrder() {
        preferences.put(name("order"),
                table.getColumns().stream().map(TableColumn::getId).collect(Collectors.joining(",")));
    }

    private void keepSorting() {
        preferences.put(name("sort"), table.getSortOrder()
                .stream()
                .map(it -> (it.getSortType() == SortType.DESCENDING ? DESCENDING : ASCENDING) + it.getId())
                .collect(Collectors.joining(",")));
    }

    private List<String> kept(String what) {
        return preferences.get(name(what))
                .filter(it -> !it.isBlank())
                .map(it -> List.of(it.split(",")))
                .orElse(List.of());
    }

    private String name(String what) {
        return "table." + table.getId() + "." + what;
    }
}
