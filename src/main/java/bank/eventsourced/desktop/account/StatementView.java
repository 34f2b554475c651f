package bank.eventsourced.desktop.account;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.PagedTable;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.money.Money;

/** The statement of an account: a period, what it opened and closed with, and every movement with its running balance. */
final class StatementView {

    private final Desk desk;
    private final PeriodBar period;
    private final TableView<StatementRow> table;
    private final PagedTable<StatementRow, StatementRow> lines;
    private final Label extent = new Label();
    private final FlowPane sums = new FlowPane();
    private final ReadOnlyObjectWrapper<Optional<Statement>> statement =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final VBox root;
    private Optional<AccountNumber> account = Optional.empty();
    private Optional<StatementSource> source = Optional.empty();

    StatementView(Desk desk) {
        this.desk = desk;
        period = new PeriodBar(desk, this::draw);
        table = Cells.table(desk, "statement", desk.texts().get("account.statement.table"));
        addColumns();
        table.getColumns().forEach(it -> it.setSortable(false));
        table.setContextMenu(menu());
        lines = new PagedTable<>(desk, table);
        lines.setEmpty(this::empty);
        lines.onOpen(this::viewEvent);
        extent.setId("statement-extent");
        Wrapping.allow(extent);
        extent.getStyleClass().addAll(Styles.TEXT_MUTED, "statement-extent");
        sums.setId("statement-sums");
        sums.getStyleClass().add("sums");
        root = Parts.panel(period.root(), sums, extent, table);
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    Parent root() {
        return root;
    }

    /** The statement that is shown, as soon as it has been drawn up. */
    ReadOnlyObjectProperty<Optional<Statement>> statementProperty() {
        return statement.getReadOnlyProperty();
    }

    PeriodBar period() {
        return period;
    }

    void show(AccountNumber number) {
        if (!account.equals(Optional.of(number))) {
            account = Optional.of(number);
            table.getSelectionModel().clearSelection();
            draw();
        }
    }

    private void draw() {
        account.ifPresent(number -> period.choice().ifPresent(choice -> {
            statement.set(Optional.empty());
            var next = new StatementSource[1];
            next[0] = new StatementSource(desk.bank().statements(), number, choice,
                    () -> LocalDate.now(desk.language().zone()),
                    drawn -> desk.gate().enter(() -> drawnUp(next[0], drawn)));
            source = Optional.of(next[0]);
            lines.show(next[0]);
        }));
    }

    /** Sums of a statement that is not wanted any more are dropped. */
    private void drawnUp(StatementSource from, Optional<Statement> drawn) {
        if (source.equals(Optional.of(from))) {
            statement.set(drawn);
            showSums();
        }
    }

    private void showSums() {
        var texts = desk.texts();
        sums.getChildren()
                .setAll(statement.get()
                        .stream()
                        .flatMap(it -> Stream.of(
                                sum("opening", it.opening()), sum("debits", it.debits()), sum("credits", it.credits()),
                                sum("closing", it.closing())))
                        .toList());
        var all = statement.get().map(Statement::lines).orElse(0L);
        extent.setText(all <= StatementSource.MOST_LINES ? ""
                : texts.get("account.statement.extent",
                        desk.language().count(StatementSource.MOST_LINES), desk.language().count(all)));
        extent.setManaged(!extent.getText().isEmpty());
    }

    private Node sum(String name, Money amount) {
        var label = new Label(desk.texts().get("account." + name));
        label.getStyleClass().add(Styles.TEXT_MUTED);
        var figure = new Label(desk.language().amounts().show(amount));
        figure.setId("statement-" + name);
        figure.getStyleClass().add("sum-figure");
        return new VBox(label, figure);
    }

    private void addColumns() {
        var texts = desk.texts();
        var language = desk.language();
        table.getColumns()
                .addAll(List.of(
                        Cells.narrow("date", texts.get("account.date"), 100,
                                it -> language.date(it.line().entry().valueDate())),
                        Cells.narrow("reference", texts.get("account.reference"), 110,
                                it -> Long.toString(it.line().entry().position())),
                        Cells.text("text", texts.get("account.text"), 200, this::text,
                                it -> it.reversedBy().isPresent() ? Meaning.MUTED : Meaning.PLAIN),
                        Cells.text("counterparty", texts.get("account.counterparty"), 130,
                                it -> it.line().entry().counterparty()),
                        Cells.figures("debit", texts.get("account.debit"), 110,
                                it -> figure(it.line().debit().map(Money::negated)),
                                _ -> Meaning.DEBIT),
                        Cells.figures("credit", texts.get("account.credit"), 110, it -> figure(it.line().credit()),
                                _ -> Meaning.CREDIT),
                        Cells.figures("balance", texts.get("account.running"), 120,
                                it -> figure(Optional.of(it.line().balance())),
                                it -> it.line().balance().isNegative() ? Meaning.DEBIT : Meaning.PLAIN)));
    }

    /** What people wrote, or what kind of movement it is; reversals and what they undid name each other. */
    private String text(StatementRow row) {
        var texts = desk.texts();
        var entry = row.line().entry();
        var kind = texts.get("kind." + entry.kind());
        var said = entry.text().isBlank() ? kind : entry.text();
        if (entry.reverses().isPresent()) {
            return texts.get("account.reversal", entry.reverses().get(), entry.text().isBlank() ? kind : entry.text());
        }
        return row.reversedBy().map(it -> texts.get("account.reversed", said, it)).orElse(said);
    }

    private String figure(Optional<Money> amount) {
        return amount.map(desk.language().amounts()::show).orElse("");
    }

    private ContextMenu menu() {
        var view = item("statement-view-event", "account.viewEvent", this::viewEvent);
        var history = item("statement-history", "account.viewHistory",
                it -> desk.go(Place.OneAccount.at(entry(it).account(), entry(it).version())));
        var reverse = item("statement-reverse", "account.reverse",
                it -> desk.ask(new Intent.Reverse(entry(it).account(), entry(it).version())));
        var counterpart = item("statement-counterpart", "account.original", this::goToCounterpart);
        var other = item("statement-other", "account.otherAccount",
                it -> desk.go(Place.OneAccount.now(new AccountNumber(entry(it).counterparty()))));
        var menu = new ContextMenu(view, history, reverse, counterpart, other);
        menu.setOnShowing(_ -> {
            var row = selected();
            menu.getItems().forEach(it -> it.setDisable(row.isEmpty()));
            row.ifPresent(it -> {
                reverse.setDisable(!it.reversible());
                counterpart.setVisible(it.counterpart().isPresent());
                counterpart.setText(desk.texts()
                        .get(it.reversedBy().isPresent() ? "account.reversalOf"
                                : "account.original"));
                other.setVisible(isTransfer(entry(it).kind()));
            });
        });
        return menu;
    }

    private static boolean isTransfer(Kind kind) {
        return switch (kind) {
            case TRANSFER_SENT, TRANSFER_RECEIVED, TRANSFER_SENT_REVERSED, TRANSFER_RECEIVED_REVERSED -> true;
            case OPENED, CREDITED, DEBITED, CREDIT_REVERSED, DEBIT_REVERSED, LIMIT_CHANGED, FROZEN, UNFROZEN,
                    HOLDER_FORGOTTEN, CLOSED ->
                false;
        };
    }

    private MenuItem item(String id, String key, Consumer<StatementRow> action) {
        var item = new MenuItem(desk.texts().get(key));
        item.setId(id);
        item.setOnAction(_ -> selected().ifPresent(action));
        return item;
    }

    private Optional<StatementRow> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private static JournalEntry entry(StatementRow row) {
        return row.line().entry();
    }

    private void viewEvent(StatementRow row) {
        desk.go(Place.Events.at("account", entry(row).position()));
    }

    /** Within the statement if it is there, else in the history. */
    private void goToCounterpart(StatementRow row) {
        row.counterpart()
                .ifPresent(version -> table.getItems()
                        .stream()
                        .filter(it -> it != null && entry(it).version() == version)
                        .findFirst()
                        .ifPresentOrElse(lines::select,
                                () -> desk.go(Place.OneAccount.at(entry(row).account(), version))));
    }

    private Node empty() {
        var texts = desk.texts();
        return States.empty(texts.get("account.statement.empty"), texts.get("account.statement.empty.hint"),
                Parts.button("statement-all", texts.get("account.period.showAll"),
                        texts.get("account.period.showAll"), () -> period.choose(PeriodChoice.Usual.ALL)));
    }

    void activate() {
        lines.activate();
        desk.gate().enter(this::takeFocus);
    }

    /** Arrows move through the movements at once, unless somebody is typing. */
    private void takeFocus() {
        if (table.getScene() != null && !(table.getScene().getFocusOwner() instanceof TextInputControl)) {
            table.requestFocus();
        }
    }

    void deactivate() {
        lines.deactivate();
    }

    void reload() {
        lines.reload();
    }
}
