package bank.eventsourced.desktop;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

import org.jspecify.annotations.Nullable;

/** Builds tables of text as all of our tables are: even rows, figures to the right, meaning as pseudo-class. */
final class Cells {

    private static final double ROW_HEIGHT = 30;

    private static final PseudoClass CREDIT = PseudoClass.getPseudoClass("credit");
    private static final PseudoClass DEBIT = PseudoClass.getPseudoClass("debit");

    private Cells() {}

    /** What a figure means. */
    enum Meaning {
        CREDIT, DEBIT, PLAIN
    }

    static <R> TableView<R> table(String accessibleText) {
        var table = new TableView<R>();
        table.setAccessibleText(accessibleText);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        return table;
    }

    /** A column of text; its width may grow. */
    static <R, T> TableColumn<R, T> text(String title, double width, Function<R, ObservableValue<T>> value,
            Function<T, String> text) {
        var column = new TableColumn<R, T>(title);
        column.setMinWidth(width);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        column.setCellFactory(_ -> new TextCell<>(text, _ -> Meaning.PLAIN));
        return column;
    }

    /** A column of text that needs no more than its width. */
    static <R, T> TableColumn<R, T> narrow(String title, double width, Function<R, ObservableValue<T>> value,
            Function<T, String> text) {
        var column = Cells.<R, T>text(title, width, value, text);
        column.setMaxWidth(width * 1.6);
        return column;
    }

    /** A column of figures. */
    static <R, T> TableColumn<R, T> figures(String title, double width, Function<R, ObservableValue<T>> value,
            Function<T, String> text, Function<T, Meaning> meaning) {
        var column = Cells.<R, T>narrow(title, width, value, text);
        column.getStyleClass().add("figures");
        column.setCellFactory(_ -> new TextCell<>(text, meaning));
        return column;
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
        }
    }
}
