package bank.eventsourced.desktop;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

/** The main window's content: accounts and ledgers above, events below, and a status bar. */
final class MainView {

    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");
    private static final double ACCOUNTS_TO_LEDGERS = 0.64;
    private static final double ABOVE_TO_EVENTS = 0.6;

    private final MainViewModel model;
    private final AccountsView accounts;
    private final LedgersView ledgers;
    private final EventsView events;
    private final Label ledgerState = new Label();
    private final Label accountCount = new Label();
    private final Label lastAction = new Label();
    private final Region dot = new Region();
    private final BorderPane root = new BorderPane();
    private Subscription subscription = Subscription.EMPTY;

    MainView(MainViewModel model, Language language) {
        this.model = model;
        var texts = language.texts();
        accounts = new AccountsView(model.accounts(), language);
        ledgers = new LedgersView(model.ledgers(), texts);
        events = new EventsView(model.events(), texts);
        var above = new SplitPane(accounts.root(), ledgers.root());
        above.setDividerPositions(ACCOUNTS_TO_LEDGERS);
        var all = new SplitPane(above, events.root());
        all.setOrientation(Orientation.VERTICAL);
        all.setDividerPositions(ABOVE_TO_EVENTS);
        root.getStyleClass().add("main");
        root.setTop(bar(texts));
        root.setCenter(all);
        root.setBottom(statusBar());
    }

    Parent root() {
        return root;
    }

    /** Begins to follow the bank, and makes the shortcuts work in the scene. */
    void activate(Scene scene) {
        accounts.activate();
        ledgers.activate();
        events.activate();
        var keys = scene.getAccelerators();
        keys.put(Shortcut.CREATE.keys(), model.accounts()::create);
        keys.put(Shortcut.CREDIT.keys(), model.accounts()::credit);
        keys.put(Shortcut.DEBIT.keys(), model.accounts()::debit);
        keys.put(Shortcut.RELOAD.keys(), model::reload);
        subscription = Subscription.combine(model.ledgerStateProperty().subscribe(ledgerState::setText),
                model.ledgers().upToDateProperty().subscribe(it -> dot.pseudoClassStateChanged(BEHIND, !it)),
                model.accountCountProperty().subscribe(accountCount::setText),
                model.lastActionProperty().subscribe(lastAction::setText), keys::clear);
        model.activate();
    }

    void deactivate() {
        model.deactivate();
        subscription.unsubscribe();
        events.deactivate();
        ledgers.deactivate();
        accounts.deactivate();
    }

    private HBox bar(Texts texts) {
        var title = new Label(texts.get("window.title"));
        title.getStyleClass().add("window-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var reload =
                Panels.button("reload", texts.get("window.reload"), Shortcut.RELOAD.shown(), model::reload);
        reload.getStyleClass().add(Styles.FLAT);
        var bar = new HBox(title, gap, reload);
        bar.getStyleClass().add("bar");
        return bar;
    }

    private HBox statusBar() {
        dot.getStyleClass().add("dot");
        ledgerState.setId("status-ledger");
        accountCount.setId("status-accounts");
        lastAction.setId("status-action");
        lastAction.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(dot, ledgerState, accountCount, gap, lastAction);
        bar.getStyleClass().add("status-bar");
        return bar;
    }
}
