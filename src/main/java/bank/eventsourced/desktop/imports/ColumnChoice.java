package bank.eventsourced.desktop.imports;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportMapping.Source;

/** Where one of our columns comes from, as it is being chosen. */
final class ColumnChoice {

    private final ImportColumn column;
    private final ObjectProperty<From> from = new SimpleObjectProperty<>(new From.Nowhere());
    private final StringProperty constant = new SimpleStringProperty("");

    ColumnChoice(ImportColumn column) {
        this.column = column;
    }

    /** What can be chosen. */
    sealed interface From {

        record Nowhere() implements From {}

        record Column(String name) implements From {}

        /** What is typed beside it, in every row. */
        record Typed() implements From {}
    }

    ImportColumn column() {
        return column;
    }

    ObjectProperty<From> fromProperty() {
        return from;
    }

    StringProperty constantProperty() {
        return constant;
    }

    /** None if nothing is chosen, or nothing is typed. */
    Optional<Source> source() {
        return switch (from.get()) {
            case From.Nowhere _ -> Optional.empty();
            case From.Column(var name) -> Optional.of(new Source.Header(name));
            case From.Typed _ when constant.get().isBlank() -> Optional.empty();
            case From.Typed _ -> Optional.of(new Source.Constant(constant.get().strip()));
        };
    }

    void choose(Optional<Source> source) {
        from.set(source.<From>map(it -> switch (it) {
            case Source.Header(var name) -> new From.Column(name);
            case Source.Constant _ -> new From.Typed();
        }).orElseGet(From.Nowhere::new));
        constant.set(source.map(it -> switch (it) {
            case Source.Header _ -> "";
            case Source.Constant(var value) -> value;
        }).orElse(""));
    }
}
