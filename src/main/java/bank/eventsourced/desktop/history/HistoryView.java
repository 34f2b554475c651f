package bank.eventsourced.desktop.history;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountMoment;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.BalancePoint;
import bank.eventsourced.desktop.kit.BalanceChart;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.EventWords;
import bank.eventsourced.desktop.kit.Page;
import bank.eventsourced.desktop.kit.PagedTable;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Wrapping;

/**
 * The history of one account as a tab of its screen: its events, the state after the one that is looked at, and the way
 * through them. The list, the slider and the chart are one selection. On the FX thread.
 */
public final class HistoryView {

    private static final PseudoClass LATER = PseudoClass.getPseudoClass("later");
    private static final PseudoClass FAULT = PseudoClass.getPseudoClass("fault");
    private static final double SHARE_OF_LIST = 0.52;

    private final Desk desk;
    private final HistoryViewModel model;
    private final EventWords words;
    private final TableView<VersionSource.@Nullable Row> table;
    private final PagedTable<Long, VersionSource.@Nullable Row> events;
    private final BalanceChart chart;
    private final Page page;
    private Subscription showing = Subscription.EMPTY;
    private boolean unseen;

    public HistoryView(Desk desk) {
        this.desk = desk;
        model = new HistoryViewModel(desk);
        words = new EventWords(desk.language());
        table = Cells.table(desk, "history-events", desk.texts().get("history.events"));
        addColumns();
        events = new PagedTable<>(desk, table);
        events.setEmpty(Region::new);
        chart = new BalanceChart(desk, "history-chart",
                version -> desk.texts().get("history.version", desk.language().count(version)));
        chart.onPick(model::go);
        var moment = new MomentPane(desk, model, words, table::requestFocus);
        var halves = new SplitPane(Parts.panel(table), moment.root());
        halves.setOrientation(Orientation.HORIZONTAL);
        halves.setDividerPositions(SHARE_OF_LIST);
        VBox.setVgrow(halves, Priority.ALWAYS);
        VBox.setVgrow(table, Priority.ALWAYS);
        var root = new VBox(pastBand(), chart, halves, new Transport(desk, model).root());
        root.setId("history");
        root.getStyleClass().add("history");
        new HistoryKeys(model).listenIn(root);
        page = Page.filled("history-page", desk.texts().get("history.events"), root);
    }

    /** Shows an account, at a version if one is given, or else where one was, or at the newest. */
    public void show(AccountNumber account, Optional<Long> version) {
        if (!model.account().equals(Optional.of(account))) {
            table.getSelectionModel().clearSelection();
            unseen = true;
            events.show(new VersionSource(model.history(), account));
        }
        model.show(account, version);
    }

    public Parent root() {
        return page.root();
    }

    /** Begins to follow the bank. */
    public void activate() {
        showing = Subscription.combine(page.follow(), model.versionProperty().subscribe(_ -> reveal()),
                events.countProperty().subscribe(_ -> desk.gate().enter(this::reveal)),
                table.getSelectionModel().selectedIndexProperty().subscribe(_ -> desk.gate().enter(this::select)),
                model.curveProperty().subscribe(_ -> drawChart()),
                model.momentProperty().subscribe(_ -> markChart()));
        events.activate();
        model.activate();
    }

    /** Ends what {@link #activate} began; playing stops. */
    public void deactivate() {
        showing.unsubscribe();
        events.deactivate();
        model.deactivate();
    }

    /** Reads again what is shown. */
    public void reload() {
        events.reload();
        model.reload();
    }

    /** Goes back to the newest version. */
    public void backToNow() {
        model.now();
        table.requestFocus();
    }

    /** Whether one looks at a version that is not the newest: nothing can be done on the account meanwhile. */
    public ReadOnlyBooleanProperty pastProperty() {
        return model.pastProperty();
    }

    HistoryViewModel model() {
        return model;
    }

    private HBox pastBand() {
        var texts = desk.texts();
        var sentence = new Label(texts.get("history.past"));
        sentence.setId("history-past");
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        Wrapping.allow(sentence);
        var when = new Label();
        when.setId("history-past-when");
        when.setMinHeight(Region.USE_PREF_SIZE);
        Wrapping.allow(when);
        when.textProperty()
                .bind(Bindings.createStringBinding(() -> model.momentProperty()
                        .get()
                        .map(it -> texts.get("history.past.when", desk.language().count(it.version()),
                                desk.language().dateAndTime(it.event().recordedAt())))
                        .orElse(""), model.momentProperty()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var band = new HBox(sentence, when, gap, Parts.button("history-back-to-now", texts.get("history.backToNow"),
                texts.get("history.backToNow.hint"), this::backToNow));
        band.getStyleClass().add("past-band");
        band.visibleProperty().bind(model.pastProperty());
        band.managedProperty().bind(model.pastProperty());
        return band;
    }

    private void addColumns() {
        var texts = desk.texts();
        table.getColumns()
                .add(Cells.figures("version", texts.get("history.column.version"), 90,
                        row -> desk.language().count(row.version())));
        table.getColumns()
                .add(Cells.text("type", texts.get("history.column.type"), 120,
                        row -> row.event().map(words::type).orElse(texts.get("history.absent"))));
        table.getColumns()
                .add(Cells.text("time", texts.get("history.column.time"), 170, row -> row.event()
                        .map(it -> desk.language().dateAndTime(it.recordedAt()))
                        .orElse("")));
        table.getColumns()
                .add(Cells.figures("change", texts.get("history.column.change"), 120,
                        row -> row.event().map(words::change).orElse(""),
                        row -> row.event().map(EventWords::meaning).orElse(Meaning.PLAIN)));
        table.getColumns().forEach(it -> it.setSortable(false));
        table.setRowFactory(_ -> new EventTableRow());
        Cells.onOpen(table, row -> row.event()
                .ifPresent(
                        it -> desk.go(Place.Events.at("account", it.position()))));
    }

    /** Once other rows are listed: of an account that was just opened the selected one must come into sight. */
    private void reveal() {
        select();
        var index = table.getSelectionModel().getSelectedIndex();
        if (unseen && index >= 0) {
            unseen = false;
            scrollTo(index);
        }
    }

    /** The list shows what the model says; clicks go to the model. */
    private void select() {
        events.openAll();
        var index = (int) model.versionProperty().get() - 1;
        if (index < 0 || index >= table.getItems().size()) {
            return;
        }
        if (table.getSelectionModel().getSelectedIndex() != index) {
            table.getSelectionModel().clearAndSelect(index);
            table.getFocusModel().focus(index);
        }
        if (!isInSight(index)) {
            scrollTo(index);
        }
    }

    /** A list that was not laid out since it got its rows would forget where it was sent. */
    private void scrollTo(int index) {
        table.layout();
        table.scrollTo(Math.max(0, index - 2));
    }

    /** Rows at the edge may be cut. */
    private boolean isInSight(int index) {
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return false;
        }
        var first = flow.getFirstVisibleCell();
        var last = flow.getLastVisibleCell();
        return first != null && last != null && index > first.getIndex() && index < last.getIndex();
    }

    private void drawChart() {
        chart.show(model.curveProperty().get().stream().map(HistoryView::point).toList());
        markChart();
    }

    private static BalanceChart.Point point(BalancePoint it) {
        return new BalanceChart.Point(it.version(), it.balance());
    }

    private void markChart() {
        model.momentProperty()
                .get()
                .flatMap(AccountMoment::state)
                .ifPresentOrElse(it -> chart.mark(it.account().version(), it.account().balance()), chart::unmark);
    }

    /** A row that is faded while it lies in the future of what is looked at. */
    private final class EventTableRow extends TableRow<VersionSource.@Nullable Row> {

        EventTableRow() {
            model.versionProperty().subscribe(_ -> fade());
            indexProperty().subscribe(_ -> fade());
            setOnMousePressed(_ -> {
                if (!isEmpty()) {
                    model.go(getIndex() + 1L);
                }
            });
        }

        @Override
        protected void updateItem(VersionSource.@Nullable Row item, boolean empty) {
            super.updateItem(item, empty);
            pseudoClassStateChanged(FAULT, item != null && !empty && item.isFaulty());
            fade();
        }

        private void fade() {
            pseudoClassStateChanged(LATER, !isEmpty() && getIndex() + 1L > model.versionProperty().get());
        }
    }
}
