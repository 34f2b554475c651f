package bank.eventsourced.desktop;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.Cells.Meaning;

/** The panel of events. Whoever looks at the newest sees newer ones arrive; whoever has scrolled down keeps the place. */
final class EventsView {

    private final EventsViewModel model;
    private final TableView<EventRow> table;
    private final Label extent = new Label();
    private final VBox root;
    private final ListChangeListener<EventRow> keepPlace = this::keepPlace;
    private Subscription subscription = Subscription.EMPTY;

    EventsView(EventsViewModel model, Texts texts) {
        this.model = model;
        table = table(texts);
        table.setPlaceholder(Panels.empty(texts.get("events.empty"), texts.get("events.empty.hint")));
        extent.getStyleClass().add(Styles.TEXT_MUTED);
        root = Panels.panel(Panels.heading(texts.get("events.title"), extent), table);
    }

    Parent root() {
        return root;
    }

    void activate() {
        table.setItems(model.rows());
        model.rows().addListener(keepPlace);
        subscription = Subscription.combine(model.extentProperty().subscribe(extent::setText),
                () -> model.rows().removeListener(keepPlace));
    }

    void deactivate() {
        subscription.unsubscribe();
    }

    private void keepPlace(ListChangeListener.Change<? extends EventRow> change) {
        if (table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow && flow.getFirstVisibleCell() != null) {
            var first = flow.getFirstVisibleCell().getIndex();
            while (change.next()) {
                if (first > 0 && change.wasAdded() && change.getFrom() == 0 && !change.wasReplaced()) {
                    flow.scrollPixels(change.getAddedSize() * table.getFixedCellSize());
                }
            }
        }
    }

    private static TableView<EventRow> table(Texts texts) {
        Function<EventRow, ObservableValue<EventRow>> row = ReadOnlyObjectWrapper::new;
        var table = Cells.<EventRow>table(texts.get("events.table"));
        table.setId("events");
        table.getColumns()
                .add(figures(texts.get("events.position"), 88, it -> Long.toString(it.position()),
                        _ -> Meaning.PLAIN));
        table.getColumns().add(Cells.narrow(texts.get("events.account"), 90, row, EventRow::account));
        table.getColumns().add(figures(texts.get("events.version"), 82, EventRow::version, _ -> Meaning.PLAIN));
        table.getColumns().add(Cells.narrow(texts.get("events.kind"), 136, row, EventRow::kind));
        table.getColumns().add(figures(texts.get("events.amount"), 105, EventRow::amount, EventsView::meaning));
        table.getColumns().add(figures(texts.get("events.balance"), 105, EventRow::balance, _ -> Meaning.PLAIN));
        table.getColumns().add(Cells.narrow(texts.get("events.currency"), 92, row, EventRow::currency));
        table.getColumns().add(Cells.text(texts.get("events.text"), 100, row, EventRow::text));
        table.getColumns().add(Cells.narrow(texts.get("events.valueDate"), 106, row, EventRow::valueDate));
        table.getColumns().add(Cells.narrow(texts.get("events.recordedAt"), 172, row, EventRow::recordedAt));
        table.getColumns().forEach(column -> column.setSortable(false));
        return table;
    }

    private static TableColumn<EventRow, EventRow> figures(String title, double width, Function<EventRow, String> text,
            Function<EventRow, Meaning> meaning) {
        return Cells.figures(title, width, ReadOnlyObjectWrapper::new, text, meaning);
    }

    private static Meaning meaning(EventRow row) {
        return switch (row.effect()) {
            case CREDIT -> Meaning.CREDIT;
            case DEBIT -> Meaning.DEBIT;
            case NONE -> Meaning.PLAIN;
        };
    }
}
