package bank.eventsourced.desktop.journal;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;
import org.jspecify.annotations.Nullable;

import bank.eventsourced.desktop.journal.JournalViewModel.Question;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.PagedTable;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Effect;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalOrder.By;
import bank.eventsourced.journal.JournalOrder.Direction;

/** Every transaction: a filter, the table, and what can be done about the selected entry. */
public final class JournalScreen implements Screen {

    private final Desk desk;
    private final JournalViewModel model;
    private final JournalFilterBar filter;
    private final TableView<JournalRow> table;
    private final PagedTable<Long, JournalRow> entries;
    private final EntryLinks links;
    private final Label count = new Label();
    private final VBox root;
    private Subscription active = Subscription.EMPTY;
    private @Nullable Question asked;

    public JournalScreen(Desk desk) {
        this.desk = desk;
        model = new JournalViewModel(desk);
        filter = new JournalFilterBar(desk, model, this::export);
        table = Cells.table(desk, "journal", desk.texts().get("journal.table"));
        addColumns();
        table.setSortPolicy(_ -> sorted());
        entries = new PagedTable<>(desk, table);
        entries.setEmpty(this::empty);
        entries.onOpen(row -> desk.go(Place.Events.at(JournalViewModel.LOG, row.position())));
        links = new EntryLinks(desk, model, this::goTo);
        table.setContextMenu(links.menu());
        root = new VBox(panel());
        root.getStyleClass().add("screen");
    }

    private Node panel() {
        count.setId("journal-count");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add(Styles.TEXT_MUTED);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(count, gap, links.root());
        foot.getStyleClass().add("filters");
        var panel = Parts.panel(filter.root(), table, foot);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(foot, Priority.NEVER);
        VBox.setVgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private void addColumns() {
        var texts = desk.texts();
        var language = desk.language();
        add(By.POSITION, Cells.figures("position", texts.get("journal.position"), 60,
                row -> language.count(row.position()), _ -> Meaning.MUTED));
        add(By.VALUE_DATE, Cells.narrow("valueDate", texts.get("journal.valueDate"), 104,
                row -> row.show(it -> language.date(it.valueDate()))));
        add(Cells.narrow("account", texts.get("journal.account"), 84, row -> row.show(it -> it.account().value())));
        add(Cells.text("kind", texts.get("journal.kind"), 132, row -> row.entry()
                .map(it -> texts.get("kind." + it.kind()))
                .orElseGet(() -> texts.get("journal.skipped")),
                row -> row.entry().isPresent() ? Meaning.PLAIN : Meaning.MUTED));
        add(Cells.text("text", texts.get("journal.text"), 150, row -> row.show(JournalEntry::text)));
        add(Cells.text("counterparty", texts.get("journal.counterparty"), 96,
                row -> row.show(JournalEntry::counterparty)));
        add(By.AMOUNT, Cells.figures("amount", texts.get("journal.amount"), 108,
                row -> row.show(it -> it.movement().map(language.amounts()::show).orElse("")),
                JournalScreen::meaning));
        add(Cells.narrow("currency", texts.get("journal.currency"), 90,
                row -> row.show(it -> it.balance().currency().getCurrencyCode())));
        add(Cells.figures("balance", texts.get("journal.balance"), 108,
                row -> row.show(it -> language.amounts().show(it.balance())),
                row -> row.entry().filter(it -> it.balance().isNegative()).isPresent() ? Meaning.DEBIT
                        : Meaning.PLAIN));
        add(Cells.narrow("recordedAt", texts.get("journal.recordedAt"), 150,
                row -> row.show(it -> language.dateAndTime(it.recordedAt()))));
    }

    private static Meaning meaning(JournalRow row) {
        var effect = row.entry().map(it -> it.kind().effect()).orElse(Effect.NONE);
        return switch (effect) {
            case ADDS -> Meaning.CREDIT;
            case TAKES -> Meaning.DEBIT;
            case NONE -> Meaning.PLAIN;
        };
    }

    private void add(TableColumn<JournalRow, ?> column) {
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private void add(By by, TableColumn<JournalRow, ?> column) {
        column.setUserData(by);
        table.getColumns().add(column);
    }

    /** The bank sorts: a header that was clicked is another question to it. */
    private boolean sorted() {
        table.getSortOrder()
                .stream()
                .filter(it -> it.getUserData() instanceof By)
                .findFirst()
                .ifPresentOrElse(it -> model.order(new JournalOrder((By) it.getUserData(),
                        it.getSortType() == SortType.ASCENDING ? Direction.ASCENDING : Direction.DESCENDING)),
                        () -> model.order(JournalOrder.NEWEST_FIRST));
        return true;
    }

    private Node empty() {
        if (model.isFiltered()) {
            return States.noMatch(desk, model::clear);
        }
        var texts = desk.texts();
        return States.empty(texts.get("journal.empty"), texts.get("journal.empty.hint"),
                Parts.button("journal-first", texts.get("journal.empty.action"), texts.get("journal.empty.hint"),
                        () -> desk.ask(new Intent.OpenAccount())));
    }

    /** Shows an entry in the list; if the filter hides it, without the filter. */
    private void goTo(JournalEntry entry) {
        if (model.isFiltered()) {
            model.clear();
        }
        entries.select(entry.position());
    }

    private void export() {
        var chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("journal.export.title"));
        chooser.setInitialFileName(model.fileName());
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        var chosen = chooser.showSaveDialog(root.getScene().getWindow());
        if (chosen != null) {
            model.export(chosen.toPath());
        }
    }

    /** It may be another question than before the screen was left; the same one keeps its place in the list. */
    private void ask(Question question) {
        if (!question.equals(asked)) {
            asked = question;
            entries.show(model.source());
        }
    }

    private void showCount() {
        count.setText(model.count(entries.countProperty().get(), entries.progressProperty().get()));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(desk.texts().get("journal.title"));
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Journal journal) {
            journal.account().ifPresent(model::only);
        }
    }

    @Override
    public void activate() {
        active = Subscription.combine(
                model.questionProperty().subscribe(this::ask),
                entries.countProperty().subscribe(_ -> showCount()),
                entries.progressProperty().subscribe(_ -> showCount()),
                entries.selectedProperty().subscribe(row -> {
                    links.show(row.flatMap(JournalRow::entry));
                    desk.contextAccount().set(row.flatMap(JournalRow::entry).map(JournalEntry::account));
                }),
                filter.activate());
        model.activate();
        entries.activate();
    }

    @Override
    public void deactivate() {
        entries.deactivate();
        active.unsubscribe();
    }

    @Override
    public void reload() {
        entries.reload();
    }

    @Override
    public void focusFilter() {
        filter.focus();
    }
}
