package bank.eventsourced.desktop;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The newest events on the accounts, newest first. */
final class EventsViewModel {

    private final Language language;
    private final ObservableList<EventRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper extent = new ReadOnlyStringWrapper("");

    EventsViewModel(Language language) {
        this.language = language;
    }

    /** What is new is added in front; lines that are there stay the same lines. */
    ObservableList<EventRow> rows() {
        return rows;
    }

    /** How many events there are, and how many of them are shown. */
    ReadOnlyStringProperty extentProperty() {
        return extent.getReadOnlyProperty();
    }

    void show(BankReading reading) {
        var newest = rows.isEmpty() ? 0 : rows.getFirst().position();
        var fresh = reading.entries()
                .stream()
                .takeWhile(entry -> entry.position() > newest)
                .map(entry -> EventRow.of(entry, language))
                .toList();
        if (fresh.size() >= BankReading.MOST_ENTRIES) {
            rows.setAll(fresh);
        } else if (!fresh.isEmpty()) {
            rows.addAll(0, fresh);
            if (rows.size() > BankReading.MOST_ENTRIES) {
                rows.remove(BankReading.MOST_ENTRIES, rows.size());
            }
        }
        extent.set(reading.events() > rows.size()
                ? language.texts().get("events.extent", rows.size(), reading.events())
                : language.texts().get("events.count", reading.events()));
    }
}
