package bank.eventsourced.desktop.kit;

import java.util.Comparator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.Skin;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

import org.jspecify.annotations.Nullable;

/**
 * Builds tables as all of our tables are: even rows, figures to the right, meaning as pseudo-class, Ctrl+C copies the
 * selected rows, columns keep their width and order. A row that is null has not been read yet and is blank.
 */
public final class Cells {

    private static final PseudoClass CREDIT = PseudoClass.getPseudoClass("credit");
    private static final PseudoClass DEBIT = PseudoClass.getPseudoClass("debit");
    private static final PseudoClass MUTED = PseudoClass.getPseudoClass("muted");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final String TEXT = "text";
    private static final double WIDTH_OF_LETTER = 7.5;
    private static final double AROUND_TITLE = 32;

    private Cells() {}

    /** What a cell means. */
    public enum Meaning {
        CREDIT, DEBIT, MUTED, PLAIN
    }

    /**
     * An empty table.
     *
     * @param id             for tests, and for keeping the widths and the order of its columns
     * @param accessibleText what it is, for those who cannot see it
     */
    public static <R> TableView<R> table(Desk desk, String id, String accessibleText) {
        var table = new TableView<R>() {
            @Override
            protected Skin<?> createDefaultSkin() {
                return new LongTableSkin<>(this);
            }
        };
        table.setId(id);
        table.setAccessibleText(accessibleText);
        table.fixedCellSizeProperty().bind(desk.appearance().rowHeight());
        ColumnRoom.keep(desk.appearance(), table);
        table.getSelectionModel().setSelectionMode(SelectionMode.SINGLE);
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (COPY.match(event)) {
                States.copy(copied(table));
                event.consume();
            }
        });
        TableMemory.keep(desk.preferences(), table);
        return table;
    }

    /** Whether a table is still to get as high as it should be: its first rows come a few with each picture. */
    public static boolean isGrowing(TableView<?> table) {
        return table.getSkin() instanceof LongTableSkin<?> skin && skin.isGrowing();
    }

    /** A column of text; it takes the room that is left, in proportion to its width. */
    public static <R> TableColumn<R, R> text(String id, String title, double width, Function<R, String> text) {
        return text(id, title, width, text, _ -> Meaning.PLAIN);
    }

    public static <R> TableColumn<R, R> text(String id, String title, double width, Function<R, String> text,
            Function<R, Meaning> meaning) {
        var column = new TableColumn<R, R>(title);
        column.setId(id);
        column.setMinWidth(Math.max(Math.min(width, 60), room(title)));
        column.setPrefWidth(Math.max(width, room(title)));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TextCell<>(text, meaning));
        column.setComparator(Comparator.comparing(text));
        column.getProperties().put(TEXT, text);
        return column;
    }

    /** A column of text that needs little more than its width. */
    public static <R> TableColumn<R, R> narrow(String id, String title, double width, Function<R, String> text) {
        var column = text(id, title, width, text);
        column.setMinWidth(Math.max(width, room(title)));
        column.setMaxWidth(Math.max(width, room(title)) * 1.6);
        return column;
    }

    /** A column of figures: to the right, as their header. */
    public static <R> TableColumn<R, R> figures(String id, String title, double width, Function<R, String> text,
            Function<R, Meaning> meaning) {
        var column = text(id, title, width, text, meaning);
        column.setMinWidth(Math.max(width, room(title)));
        column.setMaxWidth(Math.max(width, room(title)) * 1.8);
        column.getStyleClass().add("figures");
        return column;
    }

    public static <R> TableColumn<R, R> figures(String id, String title, double width, Function<R, String> text) {
        return figures(id, title, width, text, _ -> Meaning.PLAIN);
    }

    /** A column of a value that changes while the row stays the same object. */
    public static <R, T> TableColumn<R, T> live(String id, String title, double width,
            Function<R, ObservableValue<T>> value, Function<T, String> text, Function<T, Meaning> meaning) {
        var column = new TableColumn<R, T>(title);
        column.setId(id);
        column.setMinWidth(Math.min(width, 60));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setCellFactory(_ -> new TextCell<>(text, meaning));
        Function<R, String> copied = row -> text.apply(value.apply(row).getValue());
        column.getProperties().put(TEXT, copied);
        return column;
    }

    /** About as wide as a header has to be to show its title. */
    private static double room(String title) {
        return title.length() * WIDTH_OF_LETTER + AROUND_TITLE;
    }

    /** Calls somebody with the selected row when it is opened: by Enter or by a double click. */
    public static <R> void onOpen(TableView<R> table, Consumer<R> opened) {
        Runnable open = () -> {
            var row = table.getSelectionModel().getSelectedItem();
            if (row != null) {
                opened.accept(row);
            }
        };
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown() && !event.isAltDown()) {
                open.run();
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2
                    && event.getTarget() instanceof javafx.scene.Node node && isInRow(node)) {
                open.run();
            }
        });
    }

    private static boolean isInRow(javafx.scene.Node node) {
        for (javafx.scene.Node it = node; it != null; it = it.getParent()) {
            if (it.getStyleClass().contains("table-row-cell")) {
                return true;
            }
        }
        return false;
    }

    /** The selected rows as lines of tab-separated text. */
    private static <R> String copied(TableView<R> table) {
        return table.getSelectionModel()
                .getSelectedItems()
                .stream()
                .filter(row -> row != null)
                .map(row -> table.getVisibleLeafColumns()
                        .stream()
                        .map(column -> textOf(column, row))
                        .map(it -> it.replaceAll("[\\t\\r\\n]", " "))
                        .collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    /** The cast is safe: only this class puts something there, and it fits the rows of the column's table. */
    @SuppressWarnings("unchecked")
    private static <R> String textOf(TableColumn<R, ?> column, R row) {
        return column.getProperties().get(TEXT) instanceof Function<?, ?> text
                ? ((Function<R, String>) text).apply(row)
                : "";
    }

    private static final class TextCell<R, T> extends TableCell<R, T> {

        private final Function<T, String> text;
        private final Function<T, Meaning> meaning;

        TextCell(Function<T, String> text, Function<T, Meaning> meaning) {
            this.text = text;
            this.meaning = meaning;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            var shown = empty || item == null ? Meaning.PLAIN : meaning.apply(item);
            setText(empty || item == null ? "" : text.apply(item));
            pseudoClassStateChanged(CREDIT, shown == Meaning.CREDIT);
            pseudoClassStateChanged(DEBIT, shown == Meaning.DEBIT);
            pseudoClassStateChanged(MUTED, shown == Meaning.MUTED);
        }
    }
}
