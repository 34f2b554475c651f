package bank.eventsourced.desktop.events;

import java.util.Comparator;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LatestReading;
import bank.eventsourced.desktop.kit.PagedTable;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.EventQuery.Order;
import bank.eventsourced.operations.LoggedEvent;

/** Every event of every log, by position; beside the table, everything about the selected one. */
public final class EventsScreen implements Screen {

    private static final String FIRST_LOG = "account";
    private static final double TABLE_SHARE = 0.7;
    private static final double TIME_WIDTH = 170;
    private static final double NARROWEST = 50;

    private final Desk desk;
    private final FilterBar filters;
    private final PagedTable<Long, LoggedEvent> events;
    private final TableColumn<LoggedEvent, LoggedEvent> position;
    private final EventDetails details;
    private final ChainView chain;
    private final ToggleButton live = new ToggleButton();
    private final Label count = new Label();
    private final LatestReading<Optional<Explained>> connections;
    private final VBox root;
    private Filter shown = Filter.everythingOf(FIRST_LOG, Order.NEWEST_FIRST);
    private Optional<EventPlace> detailed = Optional.empty();
    private Subscription watching = Subscription.EMPTY;
    private volatile boolean following = true;

    public EventsScreen(Desk desk) {
        this.desk = desk;
        var texts = desk.texts();
        filters = new FilterBar(desk, FIRST_LOG, this::filter);
        position = column("position", 92, true, it -> desk.language().count(it.place().position()));
        events = new PagedTable<>(desk, table());
        events.setEmpty(this::nothingThere);
        details = new EventDetails(desk, this::goTo, filters::showCorrelation);
        chain = new ChainView(desk, it -> goTo(new EventPlace(shown.log(), it)), this::verify);
        connections = desk.latest(it -> it.ifPresentOrElse(details::show, details::nothing), this::unreadable);
        live.setId("events-live");
        live.setText(texts.get("events.live"));
        live.setTooltip(new Tooltip(texts.get("events.live.hint")));
        live.setAccessibleText(texts.get("events.live"));
        live.setSelected(true);
        live.setOnAction(_ -> follow(live.isSelected()));
        count.setId("events-count");
        count.getStyleClass().add(Styles.TEXT_MUTED);
        var exporting = Parts.button("events-export", texts.get("events.export"), texts.get("events.export.hint"),
                this::export);
        filters.add(exporting);
        var left = Parts.panel(Parts.heading(texts.get("events.log"), count, live, chain.button()),
                chain.root(),
                filters.root(),
                events.table());
        VBox.setVgrow(filters.root(), Priority.NEVER);
        var right = Parts.panel(Parts.heading(texts.get("events.details")), details.root());
        var split = new SplitPane(left, right);
        split.setDividerPositions(TABLE_SHARE);
        SplitPane.setResizableWithParent(right, false);
        root = new VBox(split);
        root.getStyleClass().addAll("screen", "events");
        VBox.setVgrow(split, Priority.ALWAYS);
        events.show(source());
    }

    private TableView<LoggedEvent> table() {
        var texts = desk.texts();
        var table = Cells.<LoggedEvent>table(desk, "events-table", texts.get("events.table"));
        table.getColumns().add(position);
        table.getColumns()
                .add(column("recordedAt", TIME_WIDTH, false,
                        it -> desk.language().isoDateAndTime(it.metadata().recordedAt())));
        table.getColumns().add(column("stream", 80, false, LoggedEvent::stream));
        table.getColumns().add(column("version", 82, true, it -> desk.language().count(it.version())));
        table.getColumns().add(column("type", 180, false, LoggedEvent::type));
        table.getColumns().add(column("actor", 58, false, it -> it.metadata().actor()));
        table.getColumns().add(column("payload", 80, false, LoggedEvent::payload));
        table.getColumns().forEach(it -> it.setSortable(false));
        position.setSortable(true);
        position.setComparator(Comparator.comparingLong(it -> it.place().position()));
        position.setSortType(TableColumn.SortType.DESCENDING);
        table.getSortOrder().add(position);
        table.setSortPolicy(this::sort);
        return table;
    }

    private TableColumn<LoggedEvent, LoggedEvent> column(String name, double width, boolean isFigure,
            java.util.function.Function<LoggedEvent, String> text) {
        var title = desk.texts().get("events.column." + name);
        var column = isFigure ? Cells.figures(name, title, width, text) : Cells.text(name, title, width, text);
        column.setMinWidth(isFigure || width == TIME_WIDTH ? width : NARROWEST);
        return column;
    }

    /** The bank sorts, not the table. */
    private boolean sort(TableView<LoggedEvent> table) {
        var ascending = position.getSortType() == TableColumn.SortType.ASCENDING
                && table.getSortOrder().contains(position);
        filters.order(ascending ? Order.OLDEST_FIRST : Order.NEWEST_FIRST);
        return true;
    }

    private void filter(Filter chosen) {
        var otherLog = !chosen.log().equals(shown.log());
        var otherOrder = chosen.order() != shown.order();
        shown = chosen;
        if (otherLog) {
            chain.forget();
            readTypes();
        }
        if (otherOrder) {
            following = chosen.order() == Order.NEWEST_FIRST;
            live.setSelected(following);
        }
        events.show(source());
    }

    private EventSource source() {
        return new EventSource(desk.bank().events(), shown.query(desk.language().zone()), () -> following);
    }

    /** What follows begins with the newest. */
    private void follow(boolean wanted) {
        following = wanted;
        if (wanted && shown.order() == Order.OLDEST_FIRST) {
            position.setSortType(TableColumn.SortType.DESCENDING);
            filters.order(Order.NEWEST_FIRST);
        } else if (wanted) {
            events.reload();
        }
    }

    private void verify() {
        chain.verify(shown.log());
    }

    private void export() {
        new EventExport(desk).choose(root.getScene().getWindow(), shown);
    }

    private Node nothingThere() {
        var texts = desk.texts();
        return shown.isRestricted() ? States.noMatch(desk, () -> filters.clear(shown.log()))
                : States.empty(texts.get("events.empty"), texts.get("events.empty.hint"));
    }

    private void goTo(EventPlace place) {
        desk.go(Place.Events.at(place.log(), place.position()));
    }

    private void detail(EventPlace place) {
        detailed = Optional.of(place);
        connections.ask(() -> Explained.read(desk.bank(), place));
    }

    private void unreadable(Exception failure) {
        desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure)));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(desk.texts().get("events.title"));
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Events(var event)) {
            event.ifPresent(it -> {
                filters.clear(it.log());
                events.select(it.position());
                detail(new EventPlace(it.log(), it.position()));
            });
        }
    }

    @Override
    public void activate() {
        watching = events.selectedProperty()
                .subscribe(selected -> selected.map(LoggedEvent::place)
                        .filter(place -> !detailed.equals(Optional.of(place)))
                        .ifPresent(this::detail))
                .and(events.countProperty().subscribe(_ -> showCount()))
                .and(events.progressProperty().subscribe(_ -> showCount()));
        events.activate();
        readLogs();
        readTypes();
    }

    private void showCount() {
        var number = events.countProperty().get();
        var words = desk.texts().get("events.count", number, desk.language().count(number));
        var progress = events.progressProperty().get();
        count.setText(progress < 0 ? words : desk.texts().get("events.searching", words, progress));
    }

    private void readLogs() {
        desk.work().read(desk.bank().events()::logs, filters::offerLogs, this::unreadable);
    }

    private void readTypes() {
        var log = shown.log();
        desk.work().read(() -> desk.bank().events().types(log), types -> {
            if (log.equals(shown.log())) {
                filters.offerTypes(types);
            }
        }, this::unreadable);
    }

    @Override
    public void deactivate() {
        events.deactivate();
        watching.unsubscribe();
        connections.forget();
    }

    @Override
    public void reload() {
        readLogs();
        events.reload();
        detailed.ifPresent(this::detail);
    }

    @Override
    public void focusFilter() {
        filters.focus();
    }
}
