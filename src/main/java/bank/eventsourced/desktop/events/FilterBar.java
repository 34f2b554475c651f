package bank.eventsourced.desktop.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.util.Duration;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.operations.EventQuery.Order;

/** The fields above the table of events; tells what is chosen once nobody types any more. On the FX thread. */
final class FilterBar {

    private static final Duration STILL_TYPING = Duration.millis(200);
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final String ALL = "";
    private static final double DATE_WIDTH = 140;

    private final Desk desk;
    private final Consumer<Filter> changed;
    private final ComboBox<String> log = new ComboBox<>();
    private final TextField stream;
    private final ComboBox<String> type = new ComboBox<>();
    private final DatePicker from;
    private final DatePicker until;
    private final TextField correlation;
    private final TextField text;
    private final FlowPane root;
    private final PauseTransition pause = new PauseTransition(STILL_TYPING);
    private Order order = Order.NEWEST_FIRST;
    private Filter told;
    private boolean filling;

    FilterBar(Desk desk, String firstLog, Consumer<Filter> changed) {
        this.desk = desk;
        this.changed = changed;
        told = Filter.everythingOf(firstLog, order);
        named(log, "events-log", "events.filter.log");
        log.getItems().setAll(firstLog);
        log.setValue(firstLog);
        stream = field("events-stream", "events.filter.stream", 9);
        named(type, "events-type", "events.filter.type");
        type.setConverter(new TypeName());
        type.getItems().setAll(ALL);
        type.setValue(ALL);
        from = date("events-from", "events.filter.from");
        until = date("events-until", "events.filter.until");
        correlation = field("events-correlation", "events.filter.correlation", 15);
        text = field("events-text", "events.filter.text", 9);
        root = new FlowPane(8, 8, log, stream, type, text, from, until, correlation);
        root.getStyleClass().add("filters");
        pause.setOnFinished(_ -> tell());
        List.of(stream.textProperty(), correlation.textProperty(), text.textProperty())
                .forEach(it -> it.subscribe(_ -> tellSoon()));
        List.of(log.valueProperty(), type.valueProperty()).forEach(it -> it.subscribe(_ -> tell()));
        List.of(from.valueProperty(), until.valueProperty()).forEach(it -> it.subscribe(_ -> tell()));
    }

    Node root() {
        return root;
    }

    Filter filter() {
        return new Filter(Optional.ofNullable(log.getValue()).orElse(told.log()), stream.getText(),
                Optional.ofNullable(type.getValue()).filter(it -> !it.equals(ALL)), chosen(from), chosen(until),
                correlation.getText(), text.getText(), order);
    }

    private static Optional<LocalDate> chosen(DatePicker picker) {
        return Optional.ofNullable(picker.getValue());
    }

    void offerLogs(List<String> logs) {
        logs.stream().filter(it -> !log.getItems().contains(it)).forEach(log.getItems()::add);
    }

    private static List<String> with(String one, List<String> others) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(one), others.stream()).toList();
    }

    void offerTypes(List<String> types) {
        fill(() -> {
            var chosen = type.getValue();
            type.getItems().setAll(with(ALL, types));
            type.setValue(types.contains(chosen) ? chosen : ALL);
        });
        tell();
    }

    /** Everything of a log, newest first. */
    void clear(String ofLog) {
        fill(() -> {
            offerLogs(List.of(ofLog));
            log.setValue(ofLog);
            stream.clear();
            type.setValue(ALL);
            from.setValue(null);
            until.setValue(null);
            correlation.clear();
            text.clear();
            order = Order.NEWEST_FIRST;
        });
        tell();
    }

    /** Only what belongs together. */
    void showCorrelation(UUID id) {
        clear(filter().log());
        correlation.setText(id.toString());
        tell();
    }

    void order(Order chosen) {
        order = chosen;
        tell();
    }

    void focus() {
        stream.requestFocus();
        stream.selectAll();
    }

    private void fill(Runnable change) {
        filling = true;
        try {
            change.run();
        } finally {
            filling = false;
        }
    }

    private void tellSoon() {
        if (!filling) {
            pause.playFromStart();
        }
    }

    private void tell() {
        if (filling) {
            return;
        }
        pause.stop();
        var now = filter();
        correlation.pseudoClassStateChanged(DANGER, now.hasWrongId());
        if (!now.equals(told)) {
            told = now;
            changed.accept(now);
        }
    }

    private TextField field(String id, String name, int columns) {
        var field = new TextField();
        field.setPromptText(desk.texts().get(name));
        field.setPrefColumnCount(columns);
        named(field, id, name);
        return field;
    }

    private DatePicker date(String id, String name) {
        var picker = DateField.iso(desk, id, desk.texts().get(name)).control();
        picker.setPromptText(desk.texts().get(name));
        picker.setPrefWidth(DATE_WIDTH);
        return picker;
    }

    private void named(Control control, String id, String name) {
        control.setId(id);
        control.setAccessibleText(desk.texts().get(name));
    }

    /** Types as they are, and a word for all of them. */
    private final class TypeName extends StringConverter<String> {

        @Override
        public String toString(@Nullable String name) {
            return name == null || name.equals(ALL) ? desk.texts().get("events.filter.type.all") : name;
        }

        @Override
        public String fromString(String shown) {
            return shown;
        }
    }
}
