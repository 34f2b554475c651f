package bank.eventsourced.desktop.ledger;

import java.util.Currency;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.PagedTable;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Screen;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.desktop.ledger.LedgerViewModel.Past;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.LedgerPosting;

/** The ledgers: one at a time, now or as of a position, with its postings; and the proof of all of them. */
public final class LedgerScreen implements Screen {

    private static final String LOG = "account";

    private final Desk desk;
    private final LedgerViewModel model;
    private final LedgerPanel panel;
    private final ProofPanel proof;
    private final TimeBar time;
    private final HBox currencies = new HBox();
    private final HBox pastBand = new HBox();
    private final Label pastWords = new Label();
    private final TableView<LedgerPosting> table;
    private final PagedTable<Long, LedgerPosting> postings;
    private final StackPane content = new StackPane();
    private final Node books;
    private final VBox root;
    private Subscription active = Subscription.EMPTY;

    public LedgerScreen(Desk desk) {
        this.desk = desk;
        model = new LedgerViewModel(desk);
        proof = new ProofPanel(desk, model);
        panel = new LedgerPanel(desk, proof, model::recompute);
        time = new TimeBar(desk, model);
        table = Cells.table(desk, "ledger-postings", desk.texts().get("ledger.postings.table"));
        addColumns();
        postings = new PagedTable<>(desk, table);
        postings.setEmpty(() -> States.empty(desk.texts().get("ledger.postings.empty"),
                desk.texts().get("ledger.postings.empty.hint")));
        postings.onOpen(this::openEvent);
        table.setContextMenu(menu());
        books = books();
        Parts.put(content, books);
        root = new VBox(pastBand(), content);
        VBox.setVgrow(content, Priority.ALWAYS);
        root.getStyleClass().addAll("screen", "ledger-screen");
    }

    private Node books() {
        currencies.getStyleClass().add("ledger-currencies");
        var bar = new HBox(currencies, time.root());
        bar.getStyleClass().add("ledger-bar");
        HBox.setHgrow(time.root(), Priority.ALWAYS);
        var list = Parts.panel(Parts.heading(desk.texts().get("ledger.postings")), table);
        var books = Parts.panel(panel.root());
        books.getStyleClass().add("ledger-panel");
        var sides = new SplitPane(books, list);
        sides.setDividerPositions(0.4);
        VBox.setVgrow(sides, Priority.ALWAYS);
        var all = new VBox(bar, sides);
        all.getStyleClass().add("ledger-books");
        return all;
    }

    private Node pastBand() {
        pastWords.setId("ledger-past");
        Wrapping.allow(pastWords);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var back = Parts.button("ledger-now", desk.texts().get("ledger.past.back"),
                desk.texts().get("ledger.past.back.hint"), model::backToNow);
        pastBand.getChildren().setAll(pastWords, gap, back);
        pastBand.getStyleClass().add("past-band");
        return pastBand;
    }

    private void addColumns() {
        var texts = desk.texts();
        var language = desk.language();
        add(Cells.figures("number", texts.get("ledger.number"), 50, it -> language.count(it.number()),
                _ -> Meaning.MUTED));
        add(Cells.figures("cause", texts.get("ledger.cause"), 72, it -> language.count(it.cause()),
                _ -> Meaning.MUTED));
        add(Cells.narrow("valueDate", texts.get("ledger.valueDate"), 112, it -> language.date(it.valueDate())));
        add(Cells.narrow("account", texts.get("ledger.account"), 88, it -> it.account().value()));
        add(Cells.text("debit", texts.get("ledger.debit"), 116, it -> chart(it.debit())));
        add(Cells.text("credit", texts.get("ledger.credit"), 116, it -> chart(it.credit())));
        add(Cells.figures("amount", texts.get("ledger.amount"), 96, it -> language.amounts().show(it.amount())));
    }

    private String chart(LedgerAccount account) {
        return desk.texts().get("chart." + account);
    }

    private void add(TableColumn<LedgerPosting, ?> column) {
        column.setSortable(false);
        table.getColumns().add(column);
    }

    private ContextMenu menu() {
        var event = new MenuItem(desk.texts().get("ledger.link.event"));
        event.setOnAction(_ -> postings.selectedProperty().get().ifPresent(this::openEvent));
        var account = new MenuItem(desk.texts().get("ledger.link.account"));
        account.setOnAction(_ -> postings.selectedProperty()
                .get()
                .ifPresent(it -> desk.go(Place.OneAccount.at(it.account(), it.version()))));
        var until = new MenuItem(desk.texts().get("ledger.link.asOf"));
        until.setOnAction(_ -> postings.selectedProperty().get().ifPresent(it -> model.asOf(it.cause())));
        return new ContextMenu(event, account, until);
    }

    private void openEvent(LedgerPosting posting) {
        desk.go(Place.Events.at(LOG, posting.cause()));
    }

    private void showCurrencies() {
        var present = model.lookProperty().get().ledgers().stream().map(it -> it.view().currency()).toList();
        if (!currencies.getChildren().stream().map(Node::getUserData).toList().equals(present)) {
            currencies.getChildren().setAll(present.stream().map(this::chip).toList());
        }
        for (var node : currencies.getChildren()) {
            if (node instanceof ToggleButton chip) {
                chip.setSelected(model.currencyProperty().get().equals(Optional.ofNullable(chip.getUserData())));
            }
        }
    }

    private Node chip(Currency currency) {
        var chip = new ToggleButton(currency.getCurrencyCode());
        chip.setId("ledger-" + currency.getCurrencyCode());
        chip.setUserData(currency);
        chip.setAccessibleText(desk.texts().get("ledger.of", currency.getCurrencyCode()));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(_ -> {
            model.choose(currency);
            showCurrencies();
        });
        return chip;
    }

    private void show() {
        showCurrencies();
        time.show();
        var past = model.pastProperty().get();
        pastBand.setVisible(past.isPresent());
        pastBand.setManaged(past.isPresent());
        past.ifPresentOrElse(this::showPast, () -> model.now().ifPresent(panel::showNow));
        Parts.put(content, body());
    }

    private void showPast(Past past) {
        pastWords.setText(desk.texts()
                .get(past.view().isPresent() ? "ledger.past" : "ledger.past.none",
                        past.position()));
        past.view()
                .or(() -> model.now().map(it -> UnopenedLedger.before(it.view(), past.position())))
                .ifPresent(panel::showPast);
    }

    private Node body() {
        var failure = model.failureProperty().get();
        if (failure.isPresent()) {
            return States.failed(desk, failure.get(), this::reload);
        }
        if (!model.readProperty().get()) {
            return States.loading(desk);
        }
        if (model.now().isEmpty()) {
            return States.empty(desk.texts().get("ledger.empty"), desk.texts().get("ledger.empty.hint"),
                    Parts.button("ledger-first", desk.texts().get("ledger.empty.action"),
                            desk.texts().get("ledger.empty.hint"), () -> desk.ask(new Intent.OpenAccount())));
        }
        return books;
    }

    private void listPostings() {
        model.postings().ifPresent(postings::show);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public ObservableValue<String> title() {
        return new ReadOnlyStringWrapper(desk.texts().get("ledger.title"));
    }

    @Override
    public void show(Place place) {
        if (place instanceof Place.Ledger ledger) {
            ledger.currency().ifPresent(model::choose);
        }
    }

    @Override
    public void activate() {
        active = Subscription.combine(model.lookProperty().subscribe(_ -> show()),
                model.readProperty().subscribe((_, _) -> show()), model.failureProperty().subscribe((_, _) -> show()),
                model.pastProperty().subscribe((_, _) -> {
                    show();
                    listPostings();
                }),
                model.currencyProperty().subscribe(_ -> {
                    show();
                    listPostings();
                }),
                model.proofProperty().subscribe(it -> {
                    proof.show(it);
                    panel.reveal(it);
                }),
                postings.selectedProperty()
                        .subscribe(it -> desk.contextAccount().set(it.map(LedgerPosting::account))),
                model.activate());
        postings.activate();
    }

    @Override
    public void deactivate() {
        postings.deactivate();
        active.unsubscribe();
    }

    @Override
    public void reload() {
        model.reload();
        postings.reload();
    }
}
