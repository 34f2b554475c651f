package bank.eventsourced.desktop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.desktop.MovementViewModel.Direction;

/** The accounts, which one is selected, and the forms to create one and to credit or debit the selected one. */
final class AccountsViewModel {

    private final Language language;
    private final Consumer<String> said;
    private final CreateAccountViewModel creation;
    private final MovementViewModel movement;
    private final Map<AccountNumber, AccountRow> known = new HashMap<>();
    private final ObservableList<AccountRow> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<AccountRow>> selected = new SimpleObjectProperty<>(Optional.empty());
    private final ReadOnlyStringWrapper extent = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private Optional<AccountNumber> toSelect = Optional.empty();

    /** @param said gets a sentence about what was done, for the status bar */
    AccountsViewModel(BankPorts bank, BankWork work, Language language, Consumer<String> said) {
        this.language = language;
        this.said = said;
        creation = new CreateAccountViewModel(new CommandSubmission(bank.accounts(), work, language), language,
                this::created);
        movement = new MovementViewModel(new CommandSubmission(bank.accounts(), work, language), language, said);
    }

    /** In the order of their numbers. */
    ObservableList<AccountRow> rows() {
        return rows;
    }

    ObjectProperty<Optional<AccountRow>> selectedProperty() {
        return selected;
    }

    /** A word on how many are shown, if not all; else empty. */
    ReadOnlyStringProperty extentProperty() {
        return extent.getReadOnlyProperty();
    }

    /** Whether the bank has been read: before that, no accounts does not mean that there are none. */
    ReadOnlyBooleanProperty loadedProperty() {
        return loaded.getReadOnlyProperty();
    }

    CreateAccountViewModel creation() {
        return creation;
    }

    MovementViewModel movement() {
        return movement;
    }

    /** Opens the form for a new account. */
    void create() {
        movement.cancel();
        creation.open(selected.get()
                .or(() -> rows.stream().findFirst())
                .map(row -> row.account().currency())
                .orElseGet(language::currency));
    }

    void credit() {
        move(Direction.CREDIT);
    }

    void debit() {
        move(Direction.DEBIT);
    }

    private void move(Direction direction) {
        selected.get().ifPresentOrElse(account -> {
            creation.cancel();
            movement.open(direction, account);
        }, () -> said.accept(language.texts().get("accounts.selectFirst")));
    }

    private void created(AccountNumber number, String sentence) {
        said.accept(sentence);
        toSelect = Optional.of(number);
        selectAwaited();
    }

    void show(BankReading reading) {
        var selection = selected.get();
        arrange(reading.accounts().stream().map(this::row).toList());
        selected.set(selection);
        selectAwaited();
        extent.set(reading.accountCount() <= rows.size() ? ""
                : language.texts().get("accounts.extent", rows.size(), reading.accountCount()));
        loaded.set(true);
    }

    private AccountRow row(AccountView account) {
        var row = known.computeIfAbsent(account.number(), _ -> new AccountRow(account));
        row.update(account);
        return row;
    }

    /** Adds what is new and leaves alone what is there. Accounts never vanish, so anything else starts afresh. */
    private void arrange(List<AccountRow> now) {
        var fresh = new ArrayList<AccountRow>();
        var place = 0;
        for (var row : now) {
            if (place < rows.size() && rows.get(place) == row) {
                rows.addAll(place, fresh);
                place += fresh.size() + 1;
                fresh.clear();
            } else {
                fresh.add(row);
            }
        }
        if (place < rows.size()) {
            rows.setAll(now);
        } else {
            rows.addAll(fresh);
        }
    }

    private void selectAwaited() {
        toSelect.map(known::get).ifPresent(row -> {
            selected.set(Optional.of(row));
            toSelect = Optional.empty();
        });
    }
}
