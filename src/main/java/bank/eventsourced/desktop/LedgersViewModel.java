package bank.eventsourced.desktop;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The ledgers, one for each currency, and how far they are. */
final class LedgersViewModel {

    private final Language language;
    private final ObservableList<LedgerRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper upToDate = new ReadOnlyBooleanWrapper(true);

    LedgersViewModel(Language language) {
        this.language = language;
    }

    ObservableList<LedgerRow> rows() {
        return rows;
    }

    /** {@code up to date} or {@code 3 behind}, and why if it cannot go on. */
    ReadOnlyStringProperty stateProperty() {
        return state.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty upToDateProperty() {
        return upToDate.getReadOnlyProperty();
    }

    void show(BankReading reading) {
        var now = reading.ledgers().stream().map(ledger -> LedgerRow.of(ledger, language)).toList();
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
        upToDate.set(reading.behind() == 0 && reading.trouble().isEmpty());
        var texts = language.texts();
        var lag = reading.behind() == 0 ? texts.get("ledger.upToDate") : texts.get("ledger.behind", reading.behind());
        state.set(reading.trouble().map(cause -> lag + " · " + cause).orElse(lag));
    }
}
