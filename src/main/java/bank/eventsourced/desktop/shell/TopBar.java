package bank.eventsourced.desktop.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Side;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.desktop.kit.Appearance.Scheme;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Theme;

/** Above the screen: back and forward, where one is, the search, a new transaction, the theme. */
final class TopBar {

    private static final double LEAST_TITLE = 240;
    private static final double LEAST_SEARCH = 40;

    private final Desk desk;
    private final Travels travels;
    private final Button back;
    private final Button forward;
    private final Label title = new Label();
    private final MenuButton newTransaction;
    private final HBox root;
    private Subscription titled = Subscription.EMPTY;

    TopBar(Desk desk, Travels travels, Runnable goBack, Runnable goForward, Runnable search,
            Runnable past) {
        this.desk = desk;
        this.travels = travels;
        var texts = desk.texts();
        back = icon("back", Feather.ARROW_LEFT, texts, Shortcut.BACK, goBack);
        forward = icon("forward", Feather.ARROW_RIGHT, texts, Shortcut.FORWARD, goForward);
        title.setId("title");
        title.getStyleClass().addAll("window-title", "may-be-cut");
        var whole = new Tooltip();
        whole.textProperty().bind(title.textProperty());
        title.setTooltip(whole);
        title.minWidthProperty()
                .bind(Bindings.createDoubleBinding(() -> Math.min(LEAST_TITLE, title.prefWidth(-1)),
                        title.textProperty(), title.fontProperty()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var palette = new Button(texts.get("shell.search", Shortcut.PALETTE.shown()), new FontIcon(Feather.SEARCH));
        palette.setId("search");
        palette.setAccessibleText(texts.get("shell.search", Shortcut.PALETTE.shown()));
        palette.setOnAction(_ -> search.run());
        palette.getStyleClass().add("search");
        palette.setMinWidth(LEAST_SEARCH);
        palette.getStyleClass().add("may-be-cut");
        newTransaction = newTransaction();
        var theme = new Button(null, new FontIcon(Feather.MOON));
        theme.setId("theme");
        theme.setAccessibleText(texts.get("shell.theme"));
        theme.setTooltip(new Tooltip(texts.get("shell.theme")));
        theme.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        theme.setOnAction(_ -> switchTheme());
        root = new HBox(back, forward, title, gap, palette, newTransaction,
                icon("past", Feather.CLOCK, texts, Shortcut.PAST, past), theme);
        root.getStyleClass().add("bar");
    }

    Parent root() {
        return root;
    }

    Subscription follow() {
        return Subscription.combine(travels.canGoBackProperty().subscribe(it -> back.setDisable(!it)),
                travels.canGoForwardProperty().subscribe(it -> forward.setDisable(!it)), () -> titled.unsubscribe());
    }

    void show(ObservableValue<String> name) {
        titled.unsubscribe();
        titled = name.subscribe(title::setText);
    }

    void openNewTransaction() {
        newTransaction.requestFocus();
        newTransaction.show();
    }

    private MenuButton newTransaction() {
        var texts = desk.texts();
        var menu = new MenuButton(texts.get("shell.newTransaction"), new FontIcon(Feather.PLUS));
        menu.setId("new-transaction");
        menu.setAccessibleText(texts.get("shell.newTransaction"));
        menu.setTooltip(new Tooltip(Shortcut.NEW_TRANSACTION.shown()));
        menu.getStyleClass().add(Styles.ACCENT);
        menu.setPopupSide(Side.BOTTOM);
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getItems()
                .setAll(item(Shortcut.DEPOSIT, () -> new Intent.Deposit(context())),
                        item(Shortcut.WITHDRAW, () -> new Intent.Withdraw(context())),
                        item(Shortcut.TRANSFER, () -> new Intent.Transfer(context())),
                        item(Shortcut.OPEN_ACCOUNT, Intent.OpenAccount::new));
        return menu;
    }

    /** The keys are shown, but the scene carries them out: an accelerator of a menu would do so a second time. */
    private MenuItem item(Shortcut shortcut, java.util.function.Supplier<Intent> intent) {
        var name = "%s  %s".formatted(shortcut.does(desk.texts()), shortcut.shown());
        var item = new MenuItem(name);
        item.setId("new-" + shortcut.name().toLowerCase(java.util.Locale.ROOT));
        item.setOnAction(_ -> desk.ask(intent.get()));
        return item;
    }

    private Optional<bank.eventsourced.account.AccountNumber> context() {
        return desk.contextAccount().get();
    }

    private void switchTheme() {
        var appearance = desk.appearance();
        appearance.schemeProperty().set(appearance.theme() == Theme.DARK ? Scheme.LIGHT : Scheme.DARK);
    }

    private static Button icon(String id, Feather icon, Texts texts, Shortcut shortcut, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.setAccessibleText(shortcut.does(texts));
        button.setTooltip(new Tooltip("%s (%s)".formatted(shortcut.does(texts), shortcut.shown())));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
