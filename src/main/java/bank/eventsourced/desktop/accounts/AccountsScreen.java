package bank.eventsourced.desktop.accounts;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountQuery.Direction;
import bank.eventsourced.account.AccountQuery.Sort;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.PagedTable;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Wrapping;

/** All accounts: a filter, the table, and what the accounts in it come to. */
public final class AccountsScreen implements Screen {

    private static final int WIDEST_STATUS = 140;

    private final Desk desk;
    private final AccountsViewModel model;
    private final AccountsFilter filter;
    private final TableView<AccountSummary> table;
    private final PagedTable<AccountNumber, AccountSummary> accounts;
    private final Label totals = new Label();
    private final VBox root;
    private Subscription active = Subscription.EMPTY;

    public AccountsScreen(Desk desk) {
        this.desk = desk;
        model = new AccountsViewModel(desk);
        filter = new AccountsFilter(desk, model);
        table = Cells.table(desk, "accounts", desk.texts().get("accounts.table"));
        addColumns();
        table.setSortPolicy(_ -> sorted());
        accounts = new PagedTable<>(desk, table);
        accounts.setEmpty(this::empty);
        accounts.onOpen(it -> desk.go(Place.OneAccount.now(it.account().number())));
        accounts.show(model.source());
        totals.setId("accounts-totals");
        Wrapping.allow(totals);
        totals.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(totals, Priority.ALWAYS);
        totals.getStyleClass().add(Styles.TEXT_MUTED);
        var foot = new HBox(totals);
        foot.getStyleClass().add("filters");
        root = new VBox(actions(), panel(foot));
        root.getStyleClass().add("screen");
    }

    private Node panel(Node foot) {
        var panel = Parts.panel(filter.root(), table, foot);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox.setVgrow(foot, Priority.NEVER);
        VBox.setVgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private Node actions() {
        var open = action("accounts-open", "accounts.create", Shortcut.OPEN_ACCOUNT,
                () -> desk.ask(new Intent.OpenAccount()));
        open.getStyleClass().add(Styles.ACCENT);
        var actions = new FlowPane(open,
                action("accounts-deposit", "accounts.credit", Shortcut.DEPOSIT,
                        () -> desk.ask(new Intent.Deposit(accounts.selectedKey()))),
                action("accounts-withdraw", "accounts.debit", Shortcut.WITHDRAW,
                        () -> desk.ask(new Intent.Withdraw(accounts.selectedKey()))),
                action("accounts-transfer", "accounts.transfer", Shortcut.TRANSFER,
                        () -> desk.ask(new Intent.Transfer(accounts.selectedKey()))));
        actions.getStyleClass().add("actions");
        return actions;
    }

    private Button action(String id, String key, Shortcut shortcut, Runnable run) {
        return Parts.button(id, desk.texts().get(key), desk.texts().get(key + ".hint", shortcut.shown()), run);
    }

    private void addColumns() {
        var texts = desk.texts();
        var language = desk.language();
        add(Sort.NUMBER,
                Cells.narrow("number", texts.get("accounts.number"), 110, it -> it.account().number().value()));
        add(Sort.HOLDER, Cells.text("holder", texts.get("accounts.holder"), 220, it -> it.account().holder()));
        add(Sort.STATUS, status());
        add(Sort.CURRENCY, Cells.narrow("currency", texts.get("accounts.currency"), 100,
                it -> it.account().currency().getCurrencyCode()));
        add(Sort.BALANCE, Cells.figures("balance", texts.get("accounts.balance"), 130,
                it -> language.amounts().show(it.account().balance()),
                it -> it.account().balance().isNegative() ? Meaning.DEBIT : Meaning.PLAIN));
        add(Sort.LAST_ACTIVITY, Cells.narrow("activity", texts.get("accounts.activity"), 150,
                it -> language.dateAndTime(it.lastActivity())));
        add(Sort.VERSION, Cells.figures("version", texts.get("accounts.version"), 84,
                it -> language.count(it.account().version())));
    }

    private TableColumn<AccountSummary, ?> status() {
        var texts = desk.texts();
        var column = Cells.<AccountSummary>text("status", texts.get("accounts.status"), 96,
                it -> texts.get("status." + it.account().status()),
                it -> it.account().status() == AccountStatus.OPEN ? Meaning.PLAIN : Meaning.MUTED);
        column.setMinWidth(96);
        column.setMaxWidth(WIDEST_STATUS);
        return column;
    }

    private void add(Sort sort, TableColumn<AccountSummary, ?> column) {
        column.setUserData(sort);
        table.getColumns().add(column);
    }

    /** The bank sorts: a header that was clicked is another question to it. */
    private boolean sorted() {
        table.getSortOrder()
                .stream()
                .findFirst()
                .ifPresentOrElse(it -> model.sort((Sort) it.getUserData(), it.getSortType() == SortType.ASCENDING
                        ? Direction.ASCENDING
                        : Direction.DESCENDING), () -> model.sort(Sort.NUMBER, Direction.ASCENDING));
        return true;
    }

    private Node empty() {
        if (model.isFiltered()) {
            return States.noMatch(desk, model::clear);
        }
        var texts = desk.texts();
        return States.empty(texts.get("accounts.empty"), texts.get("accounts.empty.hint"),
                Parts.button("accounts-open-first", texts.get("accounts.empty.action"),
                        texts.get("accounts.create.hint", Shortcut.OPEN_ACCOUNT.shown()),
                        () -> desk.ask(new Intent.OpenAccount())));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(desk.texts().get("accounts.title"));
    }

    @Override
    public void show(Place place) {
        // There is one place of this kind: all accounts, as they were left.
    }

    @Override
    public void activate() {
        active = Subscription.combine(
                model.queryProperty().subscribe((_, _) -> accounts.show(model.source())),
                model.totalsProperty().subscribe(_ -> totals.setText(model.summary())),
                accounts.selectedProperty().subscribe(_ -> desk.contextAccount().set(accounts.selectedKey())),
                filter.activate(),
                model.activate());
        accounts.activate();
    }

    @Override
    public void deactivate() {
        accounts.deactivate();
        active.unsubscribe();
    }

    @Override
    public void reload() {
        accounts.reload();
    }

    @Override
    public void focusFilter() {
        filter.focus();
    }
}
