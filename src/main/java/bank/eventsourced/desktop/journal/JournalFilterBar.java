package bank.eventsourced.desktop.journal;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;

import atlantafx.base.controls.CustomTextField;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.desktop.journal.JournalViewModel.Criteria;
import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.journal.JournalEntry;

/** What can be typed and chosen to find entries. It follows the criteria, which others may set. */
final class JournalFilterBar {

    private final Desk desk;
    private final JournalViewModel model;
    private final CustomTextField words = new CustomTextField();
    private final TextField account = new TextField();
    private final ComboBox<Optional<JournalEntry.Kind>> kind = new ComboBox<>();
    private final ComboBox<Optional<Currency>> currency = new ComboBox<>();
    private final TextField atLeast = new TextField();
    private final TextField atMost = new TextField();
    private final DateField from;
    private final DateField to;
    private final Button clear;
    private final Label problem = new Label();
    private final VBox root;
    private boolean showing;

    JournalFilterBar(Desk desk, JournalViewModel model, Runnable export) {
        this.desk = desk;
        this.model = model;
        var texts = desk.texts();
        words.setLeft(new FontIcon(Feather.SEARCH));
        field(words, "journal-filter", "journal.filter", 20);
        field(account, "journal-account", "journal.filter.account", 9);
        field(atLeast, "journal-at-least", "journal.filter.atLeast", 7);
        field(atMost, "journal-at-most", "journal.filter.atMost", 7);
        from = date("journal-from", "journal.filter.from");
        to = date("journal-to", "journal.filter.to");
        choice(kind, "journal-kind", "journal.filter.kind", it -> texts.get("kind." + it));
        choice(currency, "journal-currency", "journal.filter.currency", Currency::getCurrencyCode);
        var kinds = new ArrayList<Optional<JournalEntry.Kind>>(List.of(Optional.empty()));
        List.of(JournalEntry.Kind.values()).forEach(it -> kinds.add(Optional.of(it)));
        kind.getItems().setAll(kinds);
        clear = Parts.button("journal-clear", texts.get("journal.filter.clear"), texts.get("state.noMatch.clear"),
                model::clear);
        var exports = Parts.button("journal-export", texts.get("journal.export"), texts.get("journal.export.hint"),
                export);
        exports.setGraphic(new FontIcon(Feather.DOWNLOAD));
        var fields = new FlowPane(words, account, kind, currency, atLeast, atMost, from.control(), to.control(), clear,
                exports);
        fields.getStyleClass().add("journal-filters");
        problem.setId("journal-problem");
        Wrapping.allow(problem);
        problem.getStyleClass().add("form-problem");
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        root = new VBox(fields, problem);
        root.getStyleClass().add("journal-filter-bar");
    }

    Parent root() {
        return root;
    }

    void focus() {
        words.requestFocus();
        words.selectAll();
    }

    Subscription activate() {
        return Subscription.combine(model.criteriaProperty().subscribe(this::show),
                model.problemProperty().subscribe(problem::setText), model.currenciesProperty().subscribe(this::offer),
                words.textProperty().subscribe((_, _) -> typed()), account.textProperty().subscribe((_, _) -> typed()),
                kind.valueProperty().subscribe((_, _) -> typed()),
                currency.valueProperty().subscribe((_, _) -> typed()),
                atLeast.textProperty().subscribe((_, _) -> typed()), atMost.textProperty().subscribe((_, _) -> typed()),
                from.typedProperty().subscribe((_, _) -> typed()), to.typedProperty().subscribe((_, _) -> typed()));
    }

    private void typed() {
        if (!showing) {
            model.filter(new Criteria(words.getText(), account.getText(), chosen(kind), chosen(currency),
                    atLeast.getText(), atMost.getText(), from.typedProperty().get(), to.typedProperty().get()));
        }
    }

    private static <T> Optional<T> chosen(ComboBox<Optional<T>> choice) {
        var value = choice.getValue();
        return value == null ? Optional.empty() : value;
    }

    private void show(Criteria criteria) {
        showing = true;
        show(words, criteria.text());
        show(account, criteria.account());
        show(atLeast, criteria.atLeast());
        show(atMost, criteria.atMost());
        kind.setValue(criteria.kind());
        currency.setValue(criteria.currency());
        from.show(criteria.from());
        to.show(criteria.to());
        clear.setDisable(criteria.equals(Criteria.NONE));
        showing = false;
    }

    /** Setting the same text again would move the caret. */
    private static void show(TextField field, String text) {
        if (!field.getText().equals(text)) {
            field.setText(text);
        }
    }

    private void offer(List<Currency> present) {
        var chosen = chosen(currency);
        var offered = new ArrayList<Optional<Currency>>(List.of(Optional.empty()));
        present.forEach(it -> offered.add(Optional.of(it)));
        showing = true;
        currency.getItems().setAll(offered);
        currency.setValue(chosen);
        showing = false;
    }

    private void field(TextField field, String id, String key, int columns) {
        field.setId(id);
        field.setPrefColumnCount(columns);
        field.setPromptText(desk.texts().get(key));
        field.setAccessibleText(desk.texts().get(key));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            }
        });
    }

    private DateField date(String id, String key) {
        var date = DateField.of(desk, id, desk.texts().get(key));
        date.control().setPromptText(desk.texts().get(key));
        date.control().getEditor().setPrefColumnCount(8);
        return date;
    }

    private <T> void choice(ComboBox<Optional<T>> choice, String id, String key, Function<T, String> name) {
        choice.setId(id);
        ((Control) choice).setAccessibleText(desk.texts().get(key));
        choice.setConverter(new StringConverter<>() {

            @Override
            @SuppressWarnings("NullableOptional") // a box without a choice asks for the name of nothing
            public String toString(@Nullable Optional<T> chosen) {
                return chosen == null ? "" : chosen.map(name).orElseGet(() -> desk.texts().get(key));
            }

            @Override
            public Optional<T> fromString(String text) {
                return Optional.empty();
            }
        });
    }
}
