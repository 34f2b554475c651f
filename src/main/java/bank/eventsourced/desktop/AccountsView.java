package bank.eventsourced.desktop;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.collections.transformation.SortedList;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.AccountView;
import bank.eventsourced.desktop.Cells.Meaning;

/** The panel of accounts: the table, and the forms above it. */
final class AccountsView {

    private final AccountsViewModel model;
    private final Language language;
    private final CreateAccountView creation;
    private final MovementView movement;
    private final TableView<AccountRow> table;
    private final Label extent = new Label();
    private final VBox root;
    private Subscription subscription = Subscription.EMPTY;

    AccountsView(AccountsViewModel model, Language language) {
        this.model = model;
        this.language = language;
        var texts = language.texts();
        creation = new CreateAccountView(model.creation(), texts);
        movement = new MovementView(model.movement(), texts);
        table = table(texts);
        var credit = Panels.button("credit", texts.get("accounts.credit"),
                texts.get("accounts.credit.hint", Shortcut.CREDIT.shown()), model::credit);
        var debit = Panels.button("debit", texts.get("accounts.debit"),
                texts.get("accounts.debit.hint", Shortcut.DEBIT.shown()), model::debit);
        var create = Panels.button("create-account", texts.get("accounts.create"),
                texts.get("accounts.create.hint", Shortcut.CREATE.shown()), model::create);
        create.getStyleClass().add(Styles.ACCENT);
        extent.getStyleClass().add(Styles.TEXT_MUTED);
        root = Panels.panel(Panels.heading(texts.get("accounts.title"), extent, credit, debit, create),
                creation.root(), movement.root(), table);
    }

    Parent root() {
        return root;
    }

    void activate() {
        creation.activate();
        movement.activate();
        var sorted = new SortedList<>(model.rows());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        subscription = Subscription.combine(
                table.getSelectionModel().selectedItemProperty().subscribe(this::selectedInTable),
                model.selectedProperty().subscribe(this::selectInTable),
                model.extentProperty().subscribe(extent::setText),
                model.loadedProperty().subscribe(this::showPlaceholder),
                model.creation().openProperty().subscribe(this::returnToTable),
                model.movement().openProperty().subscribe(this::returnToTable),
                sorted.comparatorProperty()::unbind);
    }

    void deactivate() {
        subscription.unsubscribe();
        movement.deactivate();
        creation.deactivate();
    }

    private void selectedInTable(AccountRow row) {
        model.selectedProperty().set(Optional.ofNullable(row));
    }

    private void selectInTable(Optional<AccountRow> row) {
        var shown = Optional.ofNullable(table.getSelectionModel().getSelectedItem());
        if (!shown.equals(row)) {
            row.ifPresentOrElse(it -> {
                table.getSelectionModel().select(it);
                table.scrollTo(it);
            }, table.getSelectionModel()::clearSelection);
        }
    }

    private void returnToTable(boolean open) {
        if (!open && !model.creation().openProperty().get() && !model.movement().openProperty().get()) {
            table.requestFocus();
        }
    }

    private void showPlaceholder(boolean loaded) {
        var texts = language.texts();
        if (loaded) {
            var create = Panels.button("create-first", texts.get("accounts.empty.action"),
                    texts.get("accounts.create.hint", Shortcut.CREATE.shown()), model::create);
            table.setPlaceholder(
                    Panels.empty(texts.get("accounts.empty"), texts.get("accounts.empty.hint"), create));
        } else {
            table.setPlaceholder(new Label(texts.get("accounts.loading")));
        }
    }

    private TableView<AccountRow> table(Texts texts) {
        Function<AccountRow, ObservableValue<AccountView>> account = AccountRow::accountProperty;
        var amounts = language.amounts();
        var found = Cells.<AccountRow>table(texts.get("accounts.table"));
        found.setId("accounts");
        found.getColumns()
                .add(by(Comparator.comparing(AccountView::number), Cells.narrow(texts.get("accounts.number"),
                        90, account, it -> it.number().value())));
        found.getColumns()
                .add(by(Comparator.comparing(AccountView::holder, String.CASE_INSENSITIVE_ORDER),
                        Cells.text(texts.get("accounts.holder"), 120, account, AccountView::holder)));
        found.getColumns()
                .add(by(Comparator.comparing(AccountView::status), Cells.narrow(texts.get("accounts.status"),
                        80, account, it -> texts.get("status." + it.status()))));
        found.getColumns()
                .add(by(Comparator.comparing(it -> it.currency().getCurrencyCode()),
                        Cells.narrow(texts.get("accounts.currency"), 92, account,
                                it -> it.currency().getCurrencyCode())));
        found.getColumns()
                .add(by(Comparator.comparing((AccountView it) -> it.balance().amount()),
                        Cells.figures(texts.get("accounts.balance"), 120, account, it -> amounts.show(it.balance()),
                                it -> it.balance().isNegative() ? Meaning.DEBIT : Meaning.PLAIN)));
        found.getColumns()
                .add(by(Comparator.comparingLong(AccountView::version),
                        Cells.figures(texts.get("accounts.version"), 82, account, it -> Long.toString(it.version()),
                                _ -> Meaning.PLAIN)));
        return found;
    }

    private static TableColumn<AccountRow, AccountView> by(Comparator<AccountView> order,
            TableColumn<AccountRow, AccountView> column) {
        column.setComparator(order);
        return column;
    }
}
