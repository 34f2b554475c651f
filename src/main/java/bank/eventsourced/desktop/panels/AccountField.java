package bank.eventsourced.desktop.panels;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountSummary;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.LatestReading;

/**
 * A field for an account: whoever types a number or a holder is shown the accounts that may be meant. Arrows choose,
 * Enter or Tab takes, Esc hides them.
 */
final class AccountField {

    private static final int MOST = 7;
    private static final double FRAME = 2;

    private final Desk desk;
    private final Pane above;
    private final TextField field = new TextField();
    private final ListView<AccountSummary> list = new ListView<>();
    private final LatestReading<List<AccountSummary>> suggestions;
    private boolean taking;

    /** @param above where the suggestions appear, above everything else */
    AccountField(Desk desk, Pane above, String id, String name) {
        this.desk = desk;
        this.above = above;
        suggestions = desk.latest(this::arrived, _ -> hide());
        field.setPromptText(desk.texts().get("panels.account.prompt"));
        field.textProperty().subscribe((_, _) -> typed());
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused) {
                left();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        list.setId(id + "-list");
        list.setAccessibleText(desk.texts().get("panels.account.list", name));
        list.setFocusTraversable(false);
        list.setManaged(false);
        list.setVisible(false);
        list.getStyleClass().add("suggestions");
        list.fixedCellSizeProperty().bind(desk.appearance().rowHeight());
        list.setCellFactory(_ -> new Suggestion());
        list.setOnMousePressed(_ -> take());
        above.getChildren().add(list);
        field.localToSceneTransformProperty().subscribe(this::placeAgain);
        field.layoutBoundsProperty().subscribe(this::placeAgain);
    }

    TextField control() {
        return field;
    }

    /** Whether accounts are suggested: then Esc belongs to them. */
    boolean isSuggesting() {
        return list.isVisible();
    }

    /** Whether one of the suggestions is chosen: then Enter takes it. */
    boolean isChoosing() {
        return list.isVisible() && !list.getSelectionModel().isEmpty();
    }

    /** Takes what is chosen, if something is. */
    void settle() {
        if (isChoosing()) {
            take();
        } else {
            hide();
        }
    }

    void hide() {
        suggestions.forget();
        list.setVisible(false);
    }

    private void typed() {
        if (taking || !field.isFocused()) {
            return;
        }
        if (field.getText().isBlank()) {
            hide();
        } else {
            ask();
        }
    }

    private void ask() {
        var text = field.getText();
        suggestions.ask(() -> desk.bank().directory().suggest(text, MOST));
    }

    private void arrived(List<AccountSummary> found) {
        list.getItems().setAll(found);
        if (!field.isFocused()) {
            takeTheOnlyOne();
        } else if (found.isEmpty() || (found.size() == 1 && isExact())) {
            list.setVisible(false);
        } else {
            show();
        }
    }

    private void show() {
        place();
        if (isExact()) {
            list.getSelectionModel().clearSelection();
        } else {
            list.getSelectionModel().selectFirst();
        }
        list.setVisible(true);
        list.toFront();
    }

    private void placeAgain() {
        if (list.isVisible()) {
            place();
        }
    }

    /** Beneath the field, wherever that is. */
    private void place() {
        var bounds = above.sceneToLocal(field.localToScene(field.getLayoutBounds()));
        list.resizeRelocate(bounds.getMinX(), bounds.getMaxY() + FRAME, bounds.getWidth(),
                list.getItems().size() * list.getFixedCellSize() + FRAME);
    }

    /** Whether the text is the number of an account that was found: then it needs no choosing. */
    private boolean isExact() {
        return list.getItems().stream().anyMatch(it -> it.account().number().value().equals(field.getText().strip()));
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        if (!list.isVisible()) {
            if (event.getCode() == KeyCode.DOWN) {
                ask();
                event.consume();
            }
            return;
        }
        switch (event.getCode()) {
            case DOWN -> step(1);
            case UP -> step(-1);
            case ESCAPE -> hide();
            case ENTER -> settle();
            case TAB -> {
                settle();
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        var next = list.getSelectionModel().getSelectedIndex() + by;
        list.getSelectionModel().select(Math.clamp(next, 0, list.getItems().size() - 1));
    }

    private void take() {
        take(list.getSelectionModel().getSelectedItem());
    }

    private void take(@Nullable AccountSummary chosen) {
        hide();
        if (chosen != null) {
            taking = true;
            field.setText(chosen.account().number().value());
            field.end();
            taking = false;
        }
    }

    /** Whoever leaves the field with one account in question means that. */
    private void left() {
        list.setVisible(false);
        takeTheOnlyOne();
    }

    private void takeTheOnlyOne() {
        if (list.getItems().size() == 1 && !isExact() && !field.getText().isBlank()) {
            take(list.getItems().getFirst());
        }
    }

    /** An account that may be meant: number and holder, and its balance. */
    private final class Suggestion extends ListCell<AccountSummary> {

        @Override
        protected void updateItem(@Nullable AccountSummary item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            var account = item.account();
            var who = new Label("%s \u00b7 %s".formatted(account.number(), account.holder()));
            who.setMinWidth(0);
            var gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            var balance = new Label(desk.language().amounts().showWithCurrency(account.balance()));
            balance.setMinWidth(Region.USE_PREF_SIZE);
            balance.getStyleClass().add("suggestion-balance");
            var line = new HBox(who, gap, balance);
            line.getStyleClass().add("suggestion");
            setPrefWidth(0);
            setGraphic(line);
        }
    }
}
