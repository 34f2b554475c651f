package bank.eventsourced.desktop.imports;

import javafx.scene.control.CheckBox;
import javafx.scene.control.TableCell;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.ImportRow;
import bank.eventsourced.account.ImportRow.State;
import bank.eventsourced.desktop.kit.Texts;

/** Whether a row will be recorded. Only new rows can be ticked: the others never are, and say why. */
final class TickCell extends TableCell<ImportRow, ImportRow> {

    private final CheckBox tick = new CheckBox();
    private final Texts texts;

    TickCell(Texts texts, ImportsViewModel model) {
        this.texts = texts;
        tick.setFocusTraversable(false);
        tick.setOnAction(_ -> {
            var row = getItem();
            if (row != null) {
                model.toggle(row);
                show(row);
            }
        });
    }

    @Override
    protected void updateItem(@Nullable ImportRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setGraphic(empty || row == null ? null : tick);
        if (!empty && row != null) {
            show(row);
        }
    }

    private void show(ImportRow row) {
        tick.setSelected(row.state() == State.NEW);
        tick.setDisable(row.state() == State.KNOWN || row.state() == State.BAD);
        tick.setAccessibleText(texts.get("imports.check.tick", row.line()));
    }
}
