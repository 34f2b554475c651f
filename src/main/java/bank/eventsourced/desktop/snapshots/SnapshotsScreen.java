package bank.eventsourced.desktop.snapshots;

import java.util.List;
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
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Failure;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Tasks;
import bank.eventsourced.desktop.kit.Watch;
import bank.eventsourced.operations.Snapshots.Check;
import bank.eventsourced.operations.Snapshots.Snapshot;

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
    private final Button deleteAll;
    private final Confirmation confirmation;
    private final SnapshotDetails details;
    private final LiveReading<Shown> reading;
    private final VBox root;
    private Shown shown = Shown.nothing();
    private boolean read;
    private Optional<UUID> selected = Optional.empty();
    private boolean replacing;
    private Subscription following = Subscription.EMPTY;

    public SnapshotsScreen(Desk desk) {
        this.desk = desk;
        words = new Words(desk.language());
        table = table();
        confirmation = new Confirmation(desk);
        details = new SnapshotDetails(desk, words, this::takeAgain, this::askToDelete);
        reading = desk.live(() -> Shown.read(desk.bank().snapshots()), this::arrived, this::unreadable);
        verifyAll = button("verifyAll", this::verifyAll);
        deleteAll = button("deleteAll", this::askToDeleteAll);
        summary.setId("snapshots-summary");
        summary.getStyleClass().add(Styles.TEXT_MUTED);
        var left = Parts.panel(Parts.heading(desk.texts().get("snapshots.latest"), summary), explanation(), actions(),
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
        rows.getColumns().add(Cells.narrow("kind", column("kind"), 90, Snapshot::streamType));
        rows.getColumns().add(Cells.text("name", column("name"), 100, Snapshot::name));
        rows.getColumns().add(figures("version", 84, Snapshot::version));
        rows.getColumns().add(figures("since", 84, Snapshot::eventsSince));
        rows.getColumns().add(figures("size", 76, it -> (long) it.size()));
        rows.getColumns().add(Cells.text("takenAt", column("takenAt"), DATE_WIDTH, words::takenAt));
        rows.getColumns().add(Cells.text("state", column("state"), 90, words::state));
        rows.getColumns()
                .stream()
                .filter(it -> it.getPrefWidth() == DATE_WIDTH)
                .forEach(it -> it.setMinWidth(DATE_WIDTH));
        rows.setPlaceholder(States.loading(desk));
        rows.getSelectionModel().selectedItemProperty().subscribe(this::select);
        return rows;
    }

    private String column(String name) {
        return desk.texts().get("snapshots.column." + name);
    }

    private javafx.scene.control.TableColumn<Snapshot, Snapshot> figures(String name, double width,
            Function<Snapshot, Long> figure) {
        var column = Cells.<Snapshot>figures(name, column(name), width,
                it -> desk.language().count(figure.apply(it)));
        column.setMinWidth(width);
        column.setComparator(java.util.Comparator.comparing(figure));
        return column;
    }

    private Node explanation() {
        var sentence = new Label(desk.texts().get("snapshots.explanation"));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        sentence.getStyleClass().add("explanation");
        return sentence;
    }

    private Node actions() {
        field(filter, "snapshots-filter", "snapshots.filter");
        filter.textProperty().subscribe(_ -> fill());
        field(account, "snapshots-account-number", "snapshots.number");
        account.setOnAction(_ -> takeOfAccount());
        var bar = new FlowPane(8, 8, filter, account, button("take", this::takeOfAccount), verifyAll, deleteAll);
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

    private void arrived(Shown now) {
        if (read && now.equals(shown)) {
            return;
        }
        read = true;
        shown = now;
        summary.setText(words.summary(now.summary()));
        verifyAll.setDisable(now.latest().isEmpty());
        deleteAll.setDisable(now.latest().isEmpty());
        fill();
    }

    /** The rows that the filter lets through; the selected one stays selected. */
    private void fill() {
        if (!read) {
            return;
        }
        var rows = shown.matching(filter.getText());
        replacing = true;
        table.getItems().setAll(rows);
        table.sort();
        selected.flatMap(shown::of).filter(rows::contains).ifPresent(table.getSelectionModel()::select);
        replacing = false;
        table.setPlaceholder(nothingThere());
        details.show(selected.flatMap(shown::of));
    }

    private Node nothingThere() {
        var texts = desk.texts();
        return shown.latest().isEmpty() ? States.empty(texts.get("snapshots.empty"), texts.get("snapshots.empty.hint"))
                : States.noMatch(desk, filter::clear);
    }

    private void select(@org.jspecify.annotations.Nullable Snapshot row) {
        if (!replacing && row != null) {
            selected = Optional.of(row.stream());
            confirmation.close();
            details.show(Optional.of(row));
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
            selected = Optional.of(it.stream());
            account.clear();
            desk.notices().say(texts.get("snapshots.taken", it.name(), desk.language().count(it.version())));
        }, () -> desk.notices().warn(texts.get("snapshots.noSuch", name)));
        reading.request();
    }

    private void askToDelete() {
        details.shown()
                .ifPresent(it -> confirmation.ask(desk.texts().get("snapshots.delete.question", it.name()),
                        () -> desk.work()
                                .command(() -> desk.bank().snapshots().delete(it.stream()), this::deleted,
                                        this::undone)));
    }

    private void askToDeleteAll() {
        confirmation.ask(desk.texts()
                .get("snapshots.deleteAll.question",
                        desk.language().count(shown.summary().count())),
                () -> desk.work().command(desk.bank().snapshots()::deleteAll, this::deleted, this::undone));
    }

    private void deleted(int number) {
        selected = Optional.empty();
        desk.notices().say(desk.texts().get("snapshots.deleted", number, desk.language().count(number)));
        reading.request();
    }

    private void undone(Exception failure) {
        desk.notices().warn(desk.texts().get("snapshots.failed", Failure.sentence(failure)));
    }

    private void verifyAll() {
        var all = shown.latest();
        verifyAll.setDisable(true);
        desk.tasks()
                .start(desk.texts().get("snapshots.verifyAll.task"), progress -> verified(all, progress),
                        wrong -> allVerified(wrong, all.size()), failure -> {
                            verifyAll.setDisable(false);
                            if (failure instanceof CancellationException) {
                                desk.notices().say(desk.texts().get("snapshots.stopped"));
                            } else {
                                unreadable(failure);
                            }
                        });
    }

    /** Off the FX thread. @return the verdicts on those that are not right */
    private List<String> verified(List<Snapshot> all, Tasks.Progress progress) {
        var wrong = new java.util.ArrayList<String>();
        for (int i = 0; i < all.size(); i++) {
            var it = all.get(i);
            progress.reached(i, all.size());
            var silent = new Watch(new Tasks.Progress() {

                @Override
                public void reached(long done, long of) {}

                @Override
                public boolean cancelled() {
                    return progress.cancelled();
                }
            });
            var check = desk.bank().snapshots().verify(it.stream(), silent);
            if (!(check instanceof Check.Same) && !(check instanceof Check.NoSnapshot)) {
                wrong.add(it.name() + ": " + words.check(check));
            }
        }
        return wrong;
    }

    private void allVerified(List<String> wrong, int of) {
        var texts = desk.texts();
        verifyAll.setDisable(shown.latest().isEmpty());
        if (wrong.isEmpty()) {
            desk.notices().say(texts.get("snapshots.verifyAll.same"));
        } else {
            desk.notices()
                    .warn(texts.get("snapshots.verifyAll.wrong", desk.language().count(wrong.size()),
                            desk.language().count(of), wrong.getFirst()));
        }
    }

    private void unreadable(Exception failure) {
        if (read) {
            desk.notices().warn(desk.texts().get("failure.reading", Failure.sentence(failure)));
        } else {
            table.setPlaceholder(States.failed(desk, failure, this::reload));
        }
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
            number.ifPresent(it -> {
                filter.setText(it.value());
                account.setText(it.value());
                shown.latest()
                        .stream()
                        .filter(row -> row.streamType().equals(ACCOUNT) && row.name().equals(it.value()))
                        .findFirst()
                        .ifPresent(table.getSelectionModel()::select);
            });
        }
    }

    @Override
    public void activate() {
        following = reading.start();
    }

    @Override
    public void deactivate() {
        following.unsubscribe();
        confirmation.close();
    }

    @Override
    public void reload() {
        reading.request();
    }

    @Override
    public void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }
}
