package bank.eventsourced.desktop.snapshots;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.kit.PagedTable;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.operations.SnapshotQuery;
import bank.eventsourced.operations.SnapshotQuery.Direction;
import bank.eventsourced.operations.SnapshotQuery.Sort;
import bank.eventsourced.operations.Snapshots.Snapshot;
import bank.eventsourced.operations.Snapshots.Summary;

/** The latest snapshot of each account and ledger: its age and distance, whether it is right, and what it spares. */
public final class SnapshotsScreen implements Screen {

    private static final String ACCOUNT = "account";
    private static final double TABLE_SHARE = 0.68;
    private static final double DATE_WIDTH = 170;

    private final Desk desk;
    private final Words words;
    private final TableView<Snapshot> table;
    private final Label summary = new Label();
    private final TextField filter = new TextField();
    private final TextField account = new TextField();
    private final Button verifyAll;
    private final Button prune;
    private final Button deleteAll;
    private final Confirmation confirmation;
    private final SnapshotDetails details;
    private final PagedTable<UUID, Snapshot> snapshots;
    private final LiveReading<Summary> summaries;
    private final VBox root;
    private SnapshotQuery query = SnapshotQuery.everything();
    private long count;
    private Subscription active = Subscription.EMPTY;

    public SnapshotsScreen(Desk desk) {
        this.desk = desk;
        words = new Words(desk.language());
        table = table();
        table.setSortPolicy(_ -> sorted());
        confirmation = new Confirmation(desk);
        details = new SnapshotDetails(desk, words, this::takeAgain, this::askToDelete);
        snapshots = new PagedTable<>(desk, table);
        snapshots.setEmpty(this::nothingThere);
        snapshots.show(source());
        summaries = desk.live(desk.bank().snapshots()::summary, this::arrived, this::unreadable);
        verifyAll = button("verifyAll", this::verifyAll);
        prune = button("prune", this::askToPrune);
        deleteAll = button("deleteAll", this::askToDeleteAll);
        summary.setId("snapshots-summary");
        var left = Parts.panel(Parts.heading(desk.texts().get("snapshots.latest")), explanation(summary),
                explanation(new Label(desk.texts().get("snapshots.explanation"))), actions(),
                confirmation.root(), table);
        var right = Parts.panel(Parts.heading(desk.texts().get("snapshots.details")), details.root());
        var split = new SplitPane(left, right);
        split.setDividerPositions(TABLE_SHARE);
        SplitPane.setResizableWithParent(right, false);
        root = new VBox(split);
        root.getStyleClass().addAll("screen", "snapshots");
        VBox.setVgrow(split, Priority.ALWAYS);
    }

    private TableView<Snapshot> table() {
        var texts = desk.texts();
        var rows = Cells.<Snapshot>table(desk, "snapshots-table", texts.get("snapshots.table"));
        add(rows, Sort.TYPE, Cells.narrow("kind", column("kind"), 90, Snapshot::streamType));
        add(rows, Sort.NAME, Cells.text("name", column("name"), 100, Snapshot::name));
        add(rows, Sort.VERSION, figures("version", 84, Snapshot::version));
        add(rows, Sort.EVENTS_SINCE, figures("since", 84, Snapshot::eventsSince));
        add(rows, Sort.SIZE, figures("size", 76, it -> (long) it.size().stored()));
        var takenAt = Cells.<Snapshot>text("takenAt", column("takenAt"), DATE_WIDTH, words::takenAt);
        takenAt.setMinWidth(DATE_WIDTH);
        add(rows, Sort.TAKEN, takenAt);
        add(rows, Sort.SCHEMA, Cells.text("state", column("state"), 90, words::state));
        return rows;
    }

    private static void add(TableView<Snapshot> rows, Sort sort, TableColumn<Snapshot, ?> column) {
        column.setUserData(sort);
        rows.getColumns().add(column);
    }

    private String column(String name) {
        return desk.texts().get("snapshots.column." + name);
    }

    private TableColumn<Snapshot, ?> figures(String name, double width, Function<Snapshot, Long> figure) {
        var column = Cells.<Snapshot>figures(name, column(name), width,
                it -> desk.language().count(figure.apply(it)));
        column.setMinWidth(width);
        return column;
    }

    /** The bank sorts: a header that was clicked is another question to it. */
    private boolean sorted() {
        table.getSortOrder()
                .stream()
                .findFirst()
                .ifPresentOrElse(it -> ask(query.text(), (Sort) it.getUserData(),
                        it.getSortType() == SortType.ASCENDING ? Direction.ASCENDING : Direction.DESCENDING),
                        () -> ask(query.text(), Sort.TYPE, Direction.ASCENDING));
        return true;
    }

    private void ask(Optional<String> text, Sort sort, Direction direction) {
        var next = new SnapshotQuery(text, sort, direction);
        if (!next.equals(query)) {
            query = next;
            snapshots.show(source());
        }
    }

    private SnapshotSource source() {
        return new SnapshotSource(desk.bank().snapshots(), query);
    }

    private static Node explanation(Label sentence) {
        Wrapping.allow(sentence);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("explanation");
        return sentence;
    }

    private Node actions() {
        field(filter, "snapshots-filter", "snapshots.filter");
        filter.textProperty()
                .subscribe((_, text) -> ask(Optional.of(text), query.sort(), query.direction()));
        field(account, "snapshots-account-number", "snapshots.number");
        account.setOnAction(_ -> takeOfAccount());
        var bar = new FlowPane(8, 8, filter, account, button("take", this::takeOfAccount), verifyAll, prune, deleteAll);
        bar.getStyleClass().add("filters");
        return bar;
    }

    private void field(TextField field, String id, String name) {
        field.setId(id);
        field.setPromptText(desk.texts().get(name));
        field.setAccessibleText(desk.texts().get(name));
        field.setPrefColumnCount(9);
    }

    private Button button(String name, Runnable action) {
        var texts = desk.texts();
        return Parts.button("snapshots-" + name, texts.get("snapshots." + name),
                texts.get("snapshots." + name + ".hint"), action);
    }

    private void arrived(Summary now) {
        count = now.count();
        summary.setText(words.summary(now));
        verifyAll.setDisable(count == 0);
        prune.setDisable(count == 0);
        deleteAll.setDisable(count == 0);
    }

    private Node nothingThere() {
        var texts = desk.texts();
        return query.text().isPresent() ? States.noMatch(desk, filter::clear)
                : States.empty(texts.get("snapshots.empty"), texts.get("snapshots.empty.hint"));
    }

    /** A row that is about to be read again is not another one. */
    private void select(Optional<Snapshot> row) {
        if (row.isPresent() || snapshots.selectedKey().isEmpty()) {
            if (!row.map(Snapshot::stream).equals(details.shown().map(Snapshot::stream))) {
                confirmation.close();
            }
            details.show(row);
        }
    }

    private void takeOfAccount() {
        var number = account.getText().strip();
        if (!number.isEmpty()) {
            take(ACCOUNT, number);
        }
    }

    private void takeAgain() {
        details.shown().ifPresent(it -> take(it.streamType(), it.name()));
    }

    private void take(String streamType, String name) {
        desk.work()
                .command(() -> desk.bank().snapshots().take(streamType, name), taken -> taken(name, taken),
                        this::undone);
    }

    private void taken(String name, Optional<Snapshot> taken) {
        var texts = desk.texts();
        taken.ifPresentOrElse(it -> {
            snapshots.select(it.stream());
            account.clear();
            desk.notices().say(texts.get("snapshots.taken", it.name(), desk.language().count(it.version())));
        }, () -> desk.notices().warn(texts.get("snapshots.noSuch", name)));
        reload();
    }

    private void askToDelete() {
        details.shown()
                .ifPresent(it -> confirmation.ask(desk.texts().get("snapshots.delete.question", it.name()),
                        () -> desk.work()
                                .command(() -> desk.bank().snapshots().delete(it.stream()), this::deleted,
                                        this::undone)));
    }

    private void askToPrune() {
        confirmation.ask(desk.texts().get("snapshots.prune.question", desk.language().count(count)),
                () -> desk.work().command(() -> desk.bank().snapshots().prune(1), this::deleted, this::undone));
    }

    private void askToDeleteAll() {
        confirmation.ask(desk.texts()
                .get("snapshots.deleteAll.question",
                        desk.language().count(count)),
                () -> desk.work().command(desk.bank().snapshots()::deleteAll, this::deleted, this::undone));
    }

    private void deleted(int number) {
        desk.notices().say(desk.texts().get("snapshots.deleted", number, desk.language().count(number)));
        reload();
    }

    private void undone(Exception failure) {
        desk.notices().warn(desk.texts().get("snapshots.failed", desk.language().sentence(failure)));
    }

    private void verifyAll() {
        verifyAll.setDisable(true);
        desk.tasks()
                .start(desk.texts().get("snapshots.verifyAll.task"),
                        progress -> Verdict.on(desk.bank().snapshots(), words, progress), this::allVerified,
                        failure -> {
                            verifyAll.setDisable(false);
                            if (failure instanceof CancellationException) {
                                desk.notices().say(desk.texts().get("snapshots.stopped"));
                            } else {
                                unreadable(failure);
                            }
                        });
    }

    private void allVerified(Verdict verdict) {
        var texts = desk.texts();
        verifyAll.setDisable(count == 0);
        verdict.first()
                .ifPresentOrElse(
                        it -> desk.notices()
                                .warn(texts.get("snapshots.verifyAll.wrong", desk.language().count(verdict.wrong()),
                                        desk.language().count(verdict.checked()), it)),
                        () -> desk.notices().say(texts.get("snapshots.verifyAll.same")));
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
        return new ReadOnlyStringWrapper(desk.texts().get("snapshots.title"));
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Snapshots(var number)) {
            number.map(AccountNumber::value).ifPresent(it -> {
                filter.setText(it);
                account.setText(it);
                desk.work()
                        .read(() -> desk.bank().snapshots().latestOf(ACCOUNT, it),
                                found -> found.map(Snapshot::stream).ifPresent(snapshots::select), this::unreadable);
            });
        }
    }

    @Override
    public void activate() {
        active = Subscription.combine(snapshots.selectedProperty().subscribe(this::select), summaries.start());
        snapshots.activate();
    }

    @Override
    public void deactivate() {
        snapshots.deactivate();
        active.unsubscribe();
        confirmation.close();
    }

    @Override
    public void reload() {
        snapshots.reload();
        summaries.request();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
