package bank.eventsourced.desktop.account;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.TabPane.TabClosingPolicy;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.util.Subscription;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.desktop.account.AccountHeader.Account;
import bank.eventsourced.desktop.history.HistoryView;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LiveReading;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalQuery.Order;
import bank.eventsourced.journal.Statement;
import bank.eventsourced.journal.StatementFormat;

/** One account: its header, its statement and its history. */
public final class AccountScreen implements Screen {

    private final Desk desk;
    private final BiFunction<String, StatementFormat, Optional<Path>> askForFile;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final AccountHeader header;
    private final StatementView statement;
    private final StatementExport export;
    private final HistoryView history;
    private final TabPane tabs;
    private final Tab historyTab;
    private final VBox content;
    private final StackPane root;
    private final LiveReading<Optional<Account>> reading;
    private volatile Optional<AccountNumber> number = Optional.empty();
    private Optional<Account> known = Optional.empty();
    private Subscription active = Subscription.EMPTY;

    public AccountScreen(Desk desk) {
        this.desk = desk;
        askForFile = this::chooseFile;
        export = new StatementExport(desk);
        statement = new StatementView(desk);
        history = new HistoryView(desk);
        header = new AccountHeader(desk, saving("account-save-pdf", "account.export.pdf", StatementFormat.PDF),
                saving("account-save-csv", "account.export.csv", StatementFormat.CSV), printing());
        historyTab = tab("account-history-tab", "account.tab.history", history.root());
        tabs = new TabPane(tab("account-statement-tab", "account.tab.statement", statement.root()), historyTab);
        tabs.setId("account-tabs");
        tabs.setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        VBox.setVgrow(tabs, Priority.ALWAYS);
        content = new VBox(header.root(), tabs);
        content.getStyleClass().add("screen");
        root = new StackPane(content);
        reading = desk.live(this::read, this::arrived,
                failure -> desk.notices().warn(desk.texts().get("failure.reading", desk.language().sentence(failure))));
    }

    private Tab tab(String id, String key, Parent shown) {
        var tab = new Tab(desk.texts().get(key), shown);
        tab.setId(id);
        return tab;
    }

    private MenuItem saving(String id, String key, StatementFormat format) {
        var item = new MenuItem(desk.texts().get(key));
        item.setId(id);
        item.setOnAction(_ -> save(format));
        return item;
    }

    private MenuItem printing() {
        var item = new MenuItem(desk.texts().get("account.print"));
        item.setId("account-print");
        item.setOnAction(_ -> print());
        return item;
    }

    private void save(StatementFormat format) {
        drawn().ifPresent(it -> askForFile.apply(StatementExport.name(it.statement(), format), format)
                .ifPresent(file -> export.save(it.statement(), it.account(), format, file)));
    }

    private void print() {
        drawn().ifPresent(it -> new StatementPrint(desk, export.letter(it.account())).print(it.statement(),
                root.getScene().getWindow()));
    }

    private Optional<Drawn> drawn() {
        return statement.statementProperty()
                .get()
                .flatMap(it -> header.account().map(account -> new Drawn(it, account)));
    }

    private record Drawn(Statement statement, AccountView account) {}

    private Optional<Path> chooseFile(String name, StatementFormat format) {
        var chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("account.export.choose"));
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters()
                .add(new ExtensionFilter(format.name(), "*." + format.name().toLowerCase(Locale.ROOT)));
        return Optional.ofNullable(chooser.showSaveDialog(root.getScene().getWindow())).map(File::toPath);
    }

    private Optional<Account> read() {
        return number.flatMap(desk.bank().accounts()::find)
                .map(it -> new Account(it, it.status() == AccountStatus.FROZEN ? freezeReason(it.number())
                        : Optional.empty()));
    }

    private Optional<String> freezeReason(AccountNumber account) {
        return desk.bank()
                .journal()
                .find(new JournalQuery(Optional.of(account), Optional.empty(), Optional.empty(),
                        Optional.of(JournalEntry.Kind.FROZEN), Optional.empty(), Optional.empty(), Optional.empty(),
                        Order.NEWEST_FIRST, Optional.empty(), 1))
                .stream()
                .map(JournalEntry::text)
                .findFirst();
    }

    private void arrived(Optional<Account> found) {
        if (found.map(it -> it.view().number()).equals(number)) {
            known = found;
            found.ifPresent(this::showAccount);
        } else if (found.isEmpty()) {
            known = Optional.empty();
            showUnknown();
        }
    }

    private void showAccount(Account account) {
        header.show(account);
        title.set(desk.texts().get("account.title", account.view().number(), account.view().holder()));
        Parts.put(root, content);
    }

    private void showUnknown() {
        var texts = desk.texts();
        var shown = number.map(AccountNumber::value).orElse("");
        root.getChildren()
                .setAll(States.empty(texts.get("account.unknown", shown), texts.get("account.unknown.hint"),
                        Parts.button("account-all", texts.get("account.unknown.action"),
                                texts.get("account.unknown.action"), () -> desk.go(new Place.AccountList()))));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.OneAccount(var account, var version)) {
            number = Optional.of(account);
            if (known.filter(it -> it.view().number().equals(account)).isEmpty()) {
                title.set(desk.texts().get("account.title.number", account));
            }
            statement.show(account);
            history.show(account, version);
            tabs.getSelectionModel().select(version.isPresent() ? 1 : 0);
            desk.contextAccount().set(number);
            reading.request();
        }
    }

    @Override
    public void activate() {
        desk.contextAccount().set(number);
        active = Subscription.combine(reading.start(),
                tabs.getSelectionModel().selectedItemProperty().subscribe(_ -> showPast()),
                history.pastProperty().subscribe(_ -> showPast()));
        statement.activate();
        history.activate();
    }

    private void showPast() {
        var past = historyTab.isSelected() && history.pastProperty().get();
        header.showPast(past);
        desk.contextAccount().set(past ? Optional.empty() : number); // keys must not act on what is only looked at
    }

    @Override
    public void deactivate() {
        history.deactivate();
        statement.deactivate();
        active.unsubscribe();
    }

    @Override
    public void reload() {
        reading.request();
        statement.reload();
        history.reload();
    }
}
