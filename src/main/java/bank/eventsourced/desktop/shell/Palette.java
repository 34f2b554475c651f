package bank.eventsourced.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.LatestReading;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Section;
import bank.eventsourced.desktop.kit.Shortcut;

/** One field that finds everything one can go to or do: screens, actions, accounts by number or holder. */
final class Palette {

    private static final int MOST_ACCOUNTS = 8;

    private final Desk desk;
    private final Overlay overlay;
    private final TextField field = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final VBox root = new VBox(field, list);
    private final LatestReading<List<AccountSummary>> accounts;
    private List<AccountSummary> found = List.of();

    Palette(Desk desk, Overlay overlay) {
        this.desk = desk;
        this.overlay = overlay;
        var texts = desk.texts();
        accounts = desk.latest(it -> {
            found = it;
            show();
        }, _ -> {});
        field.setId("palette-field");
        field.setPromptText(texts.get("shell.palette.prompt"));
        field.setAccessibleText(texts.get("shell.palette.prompt"));
        field.textProperty().subscribe(this::typed);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId("palette-list");
        list.setAccessibleText(texts.get("shell.palette.list"));
        list.setFocusTraversable(false);
        list.setPlaceholder(new Label(texts.get("shell.palette.none")));
        list.setCellFactory(_ -> new EntryCell());
        list.setOnMouseClicked(_ -> choose());
        root.getStyleClass().addAll("sheet", "palette");
        root.setMaxHeight(Region.USE_PREF_SIZE);
    }

    void open() {
        field.clear();
        typed();
        overlay.show(root, field);
    }

    private void typed() {
        found = List.of();
        show();
        var words = field.getText().strip();
        if (words.isEmpty()) {
            accounts.forget();
        } else {
            accounts.ask(() -> desk.bank().directory().suggest(words, MOST_ACCOUNTS));
        }
    }

    private void show() {
        var words = field.getText().strip().toLowerCase(Locale.ROOT);
        var entries = new ArrayList<Entry>();
        Stream.concat(screens(), actions())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(words))
                .forEach(entries::add);
        found.forEach(it -> entries.add(account(it)));
        list.getItems().setAll(entries);
        list.getSelectionModel().selectFirst();
    }

    private Stream<Entry> screens() {
        return Stream.of(Section.values())
                .map(it -> new Entry(desk.texts().get("shell.section." + it),
                        Shortcut.to(it).map(Shortcut::shown).orElse(""), () -> desk.go(it.place())));
    }

    private Stream<Entry> actions() {
        var account = desk.contextAccount().get();
        return Stream.of(action(Shortcut.OPEN_ACCOUNT, new Intent.OpenAccount()),
                action(Shortcut.DEPOSIT, new Intent.Deposit(account)),
                action(Shortcut.WITHDRAW, new Intent.Withdraw(account)),
                action(Shortcut.TRANSFER, new Intent.Transfer(account)));
    }

    private Entry action(Shortcut shortcut, Intent intent) {
        return new Entry(shortcut.does(desk.texts()), shortcut.shown(), () -> desk.ask(intent));
    }

    private Entry account(AccountSummary found) {
        var account = found.account();
        var number = account.number();
        return new Entry("%s · %s".formatted(number, account.holder()),
                desk.language().amounts().showWithCurrency(account.balance()),
                () -> desk.go(Place.OneAccount.now(number)));
    }

    private void pressed(KeyEvent event) {
        var size = list.getItems().size();
        var index = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN && size > 0) {
            select((index + 1) % size, event);
        } else if (event.getCode() == KeyCode.UP && size > 0) {
            select((index + size - 1) % size, event);
        } else if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        }
    }

    private void select(int index, KeyEvent event) {
        list.getSelectionModel().select(index);
        list.scrollTo(index);
        event.consume();
    }

    private void choose() {
        var entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            overlay.hide();
            entry.action().run();
        }
    }

    /** Something that can be chosen. */
    private record Entry(String name, String hint, Runnable action) {}

    private static final class EntryCell extends ListCell<Entry> {

        private final Label hint = new Label();

        EntryCell() {
            hint.getStyleClass().add("key");
            setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            setGraphicTextGap(12);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(entry == null || empty ? "" : entry.name());
            hint.setText(entry == null || empty ? "" : entry.hint());
            setGraphic(entry == null || empty || entry.hint().isEmpty() ? null : hint);
        }
    }
}
