package bank.eventsourced.desktop.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;

import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportMapping;
import bank.eventsourced.account.ImportMapping.Amounts;
import bank.eventsourced.account.ImportMapping.Dates;
import bank.eventsourced.account.ImportMapping.Source;
import bank.eventsourced.account.ImportOutline;
import bank.eventsourced.account.TransactionImport.OverdraftLimit;
import bank.eventsourced.desktop.kit.AmountFormat.Typed;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.money.Money;

/** Which column of a file means what. Begins with what the bank suggests, and keeps what people change. */
final class ColumnsViewModel {

    /** Three decimals are the most that a currency in use has; which ones will be opened is not known yet. */
    private static final String MOST_DECIMALS = "KWD";

    private final Language language;
    private final Map<ImportColumn, ColumnChoice> choices = new EnumMap<>(ImportColumn.class);
    private final BooleanProperty signed = new SimpleBooleanProperty();
    private final ObjectProperty<Dates> dates = new SimpleObjectProperty<>(Dates.ISO);
    private final ObjectProperty<Amounts> amounts = new SimpleObjectProperty<>(Amounts.PLAIN);
    private final StringProperty overdraftLimit = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<ImportOutline> outline = new ReadOnlyObjectWrapper<>(nothing());

    ColumnsViewModel(Language language) {
        this.language = language;
        Stream.of(ImportColumn.values()).forEach(it -> choices.put(it, new ColumnChoice(it)));
    }

    private static ImportOutline nothing() {
        return new ImportOutline(List.of(), List.of(),
                new ImportMapping(Map.of(), false, Dates.ISO, Amounts.PLAIN));
    }

    ReadOnlyObjectProperty<ImportOutline> outlineProperty() {
        return outline.getReadOnlyProperty();
    }

    List<ColumnChoice> choices() {
        return List.copyOf(choices.values());
    }

    BooleanProperty signedProperty() {
        return signed;
    }

    ObjectProperty<Dates> datesProperty() {
        return dates;
    }

    ObjectProperty<Amounts> amountsProperty() {
        return amounts;
    }

    StringProperty overdraftLimitProperty() {
        return overdraftLimit;
    }

    /** Called whenever anything is chosen or typed otherwise. */
    Subscription onChange(Runnable changed) {
        return choices.values()
                .stream()
                .flatMap(it -> Stream.of(it.fromProperty().subscribe((_, _) -> changed.run()),
                        it.constantProperty().subscribe((_, _) -> changed.run())))
                .reduce(Subscription.combine(signed.subscribe((_, _) -> changed.run()),
                        dates.subscribe((_, _) -> changed.run()), amounts.subscribe((_, _) -> changed.run()),
                        overdraftLimit.subscribe((_, _) -> changed.run())), Subscription::and);
    }

    /** The beginning of a file was read. The same columns again change nothing that was chosen. */
    void take(ImportOutline read) {
        var sameColumns = read.columns().equals(outline.get().columns());
        outline.set(read);
        if (!sameColumns) {
            suggest(read.suggested());
        }
    }

    private void suggest(ImportMapping suggested) {
        choices.forEach((column, choice) -> choice.choose(Optional.ofNullable(suggested.sources().get(column))));
        signed.set(suggested.signed());
        dates.set(suggested.dates());
        amounts.set(suggested.amounts());
        if (!suggested.sources().containsKey(ImportColumn.CURRENCY)) {
            choice(ImportColumn.CURRENCY)
                    .choose(Optional.of(new Source.Constant(language.currency().getCurrencyCode())));
        }
    }

    ColumnChoice choice(ImportColumn column) {
        return Objects.requireNonNull(choices.get(column));
    }

    ImportMapping mapping() {
        var sources = choices.values()
                .stream()
                .filter(it -> it.source().isPresent())
                .collect(Collectors.toMap(ColumnChoice::column, it -> it.source().orElseThrow()));
        return new ImportMapping(sources, signed.get(), dates.get(), amounts.get());
    }

    /** What keeps the file from being checked, in a sentence. */
    Optional<String> problem() {
        var missing = mapping().missing();
        if (!missing.isEmpty()) {
            return Optional.of(language.texts()
                    .get("imports.columns.missing", missing.stream()
                            .map(it -> language.texts().get("imports.column." + it.name()))
                            .collect(Collectors.joining(", "))));
        }
        return overdraftLimit.get().isBlank() ? Optional.empty()
                : switch (limit()) {
                    case Typed.Amount(var money) when money.isNegative() ->
                        Optional.of(language.texts().get("imports.columns.negativeLimit"));
                    case Typed.Amount _ -> Optional.empty();
                    case Typed.Rejected(var sentence) -> Optional.of(sentence);
                };
    }

    /** @throws IllegalStateException if there is a {@link #problem} */
    Optional<OverdraftLimit> overdraftLimit() {
        return overdraftLimit.get().isBlank() ? Optional.empty()
                : switch (limit()) {
                    case Typed.Amount(var money) -> Optional.of(new OverdraftLimit(
                            money.amount().stripTrailingZeros().toPlainString(), Optional.empty()));
                    case Typed.Rejected(var sentence) -> throw new IllegalStateException(sentence);
                };
    }

    private Typed limit() {
        return language.amounts().read(overdraftLimit.get(), Money.currency(MOST_DECIMALS));
    }
}
