package bank.eventsourced.desktop.events;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.operations.EventQuery.Order;

/** The fields above the table of events; tells what is chosen once nobody types any more. On the FX thread. */
final class FilterBar {

    private static final Duration STILL_TYPING = Duration.millis(200);
    private static final double USUAL_WIDTH = 480;
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final String ALL = "";
    private static final double DATE_WIDTH = 140;

    private final Desk desk;
    private final Consumer<Filter> changed;
    private final ComboBox<String> log = new ComboBox<>();
    private final TextField stream;
    private final ComboBox<String> type = new ComboBox<>();
    private final DateField from;
    private final DateField until;
    private final TextField correlation;
    private final TextField text;
    private final Label problem = new Label();
    private final FlowPane fields;
    private final VBox root;
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
        fields = new FlowPane(8, 8, log, stream, type, text, from.control(), until.control(), correlation);
        fields.setPrefWrapLength(USUAL_WIDTH);
        fields.getStyleClass().add("filters");
        problem.setId("events-problem");
        problem.getStyleClass().add("form-problem");
        Wrapping.allow(problem);
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        root = new VBox(fields, problem);
        pause.setOnFinished(_ -> tell());
        List.of(stream.textProperty(), correlation.textProperty(), text.textProperty())
                .forEach(it -> it.subscribe(_ -> tellSoon()));
        List.of(log.valueProperty(), type.valueProperty()).forEach(it -> it.subscribe(_ -> tell()));
        for (var date : List.of(from, until)) {
            date.control().valueProperty().subscribe(_ -> tell());
            date.problemProperty().subscribe(_ -> showProblem());
        }
    }

    /** Something else that belongs to what is filtered. */
    void add(Node node) {
        fields.getChildren().add(node);
    }

    Node root() {
        return root;
    }

    Filter filter() {
        return new Filter(Optional.ofNullable(log.getValue()).orElse(told.log()), stream.getText(),
                Optional.ofNullable(type.getValue()).filter(it -> !it.equals(ALL)), chosen(from), chosen(until),
                correlation.getText(), text.getText(), order);
    }

    private static Optional<LocalDate> chosen(DateField date) {
        return Optional.ofNullable(date.control().getValue());
    }

    /** Of several problems the first; the others are marked. */
    private void showProblem() {
        problem.setText(Stream.of(from.problemProperty().get(), until.problemProperty().get(),
                filter().hasWrongId() ? desk.texts().get("events.filter.correlation.wrong") : "")
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(""));
    }

    void offerLogs(List<String> logs) {
        logs.stream().filter(it -> !log.getItems().contains(it)).forEach(log.getItems()::add);
    }

    private static List<String> with(String one, List<String> others) {
        return Stream.concat(Stream.of(one), others.stream()).toList();
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
            from.show("");
            until.show("");
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
        showProblem();
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

    private DateField date(String id, String name) {
        var date = DateField.iso(desk, id, desk.texts().get(name));
        date.control().setPromptText(desk.texts().get(name));
        date.control().setPrefWidth(DATE_WIDTH);
        return date;
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
