package bank.eventsourced.desktop.events;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.IndentedJson;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.LoggedEvent;
import bank.eventsourced.operations.LoggedEvents.Connected;

/** Everything about one event: its content, what is known beside it, and what it is connected to. On the FX thread. */
final class EventDetails {

    private static final String ACCOUNT = "account";
    private static final int MOST_LINKS = 20;
    private static final int LARGEST_TEXT_ROWS = 24;

    private final Desk desk;
    private final Consumer<EventPlace> goTo;
    private final Consumer<UUID> showCorrelation;
    private final VBox content = new VBox();
    private final ScrollPane root = new ScrollPane(content);

    EventDetails(Desk desk, Consumer<EventPlace> goTo, Consumer<UUID> showCorrelation) {
        this.desk = desk;
        this.goTo = goTo;
        this.showCorrelation = showCorrelation;
        content.getStyleClass().add("event-details");
        root.setFitToWidth(true);
        root.setFocusTraversable(false);
        root.setAccessibleText(desk.texts().get("events.details"));
        nothing();
    }

    Node root() {
        return root;
    }

    /** Nothing is selected. */
    void nothing() {
        var hint = new Label(desk.texts().get("events.details.none"));
        Wrapping.allow(hint);
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        content.getChildren().setAll(hint);
    }

    void show(Connected it) {
        var event = it.event();
        content.getChildren().setAll(heading(event), payload(event), facts(event), connections(it), marks(it));
    }

    private Node heading(LoggedEvent event) {
        var texts = desk.texts();
        var type = new Label(event.type());
        type.setId("event-type");
        type.getStyleClass().add("panel-title");
        Wrapping.allow(type);
        var where = new Label(texts.get("events.details.where", event.place().toString(), event.stream(),
                desk.language().count(event.version())));
        where.setId("event-where");
        Wrapping.allow(where);
        where.getStyleClass().add(Styles.TEXT_MUTED);
        var heading = new VBox(type, where);
        heading.getStyleClass().add("event-heading");
        if (event.streamType().equals(ACCOUNT)) {
            heading.getChildren().add(new FlowPane(8, 4, openAccount(event), openHistory(event)));
        }
        return heading;
    }

    private Button openAccount(LoggedEvent event) {
        var texts = desk.texts();
        return Parts.button("event-account", texts.get("events.account", event.stream()),
                texts.get("events.account.hint"),
                () -> desk.go(Place.OneAccount.now(new AccountNumber(event.stream()))));
    }

    private Button openHistory(LoggedEvent event) {
        var texts = desk.texts();
        return Parts.button("event-history", texts.get("events.history", desk.language().count(event.version())),
                texts.get("events.history.hint"),
                () -> desk.go(Place.OneAccount.at(new AccountNumber(event.stream()), event.version())));
    }

    private Node payload(LoggedEvent event) {
        var text = IndentedJson.of(event.payload());
        var area = new TextArea(text);
        area.setId("event-payload");
        area.setAccessibleText(desk.texts().get("events.payload"));
        area.setEditable(false);
        area.getStyleClass().add("monospace");
        Wrapping.allow(area);
        area.setPrefRowCount((int) Math.min(LARGEST_TEXT_ROWS, text.lines().count() + 1));
        area.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return area;
    }

    private Node facts(LoggedEvent event) {
        var metadata = event.metadata();
        var facts = new GridPane();
        facts.getStyleClass().add("facts");
        fact(facts, "recordedAt", words(metadata.recordedAt().toString()));
        fact(facts, "actor", words(metadata.actor()));
        metadata.valueDate().ifPresent(it -> fact(facts, "valueDate", words(desk.language().isoDate(it))));
        fact(facts, "schema", words(desk.language().count(event.schemaVersion())));
        return facts;
    }

    private void fact(GridPane facts, String name, Node value) {
        var label = new Label(desk.texts().get("events.fact." + name));
        label.getStyleClass().add("field-label");
        label.setMinWidth(javafx.scene.layout.Region.USE_PREF_SIZE);
        GridPane.setHgrow(value, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), label, value);
    }

    private static Label words(String text) {
        var words = new Label(text);
        Wrapping.allow(words);
        return words;
    }

    private static TextField copyable(String id, String name, String text) {
        var field = new TextField(text);
        field.setId(id);
        field.setAccessibleText(name);
        field.setEditable(false);
        field.getStyleClass().addAll("monospace", "copyable");
        return field;
    }

    private Node connections(Connected it) {
        var connections = new VBox(links("cause", it.cause().stream().toList(), it.event().metadata().causation()),
                links("effects", it.effects(), Optional.empty()),
                links("sameCommand", it.sameCommand(), Optional.empty()));
        connections.getStyleClass().add("connections");
        return connections;
    }

    /** @param missing an event that is named but not there */
    private Node links(String name, List<LoggedEvent> events, Optional<EventPlace> missing) {
        var texts = desk.texts();
        var title = new Label(texts.get("events.links." + name));
        title.getStyleClass().add("links-title");
        var box = new VBox(title);
        box.setId("event-" + name);
        events.stream().limit(MOST_LINKS).map(event -> link(name, event)).forEach(box.getChildren()::add);
        if (events.size() > MOST_LINKS) {
            box.getChildren().add(muted(texts.get("events.links.more", events.size() - MOST_LINKS)));
        }
        if (events.isEmpty()) {
            box.getChildren()
                    .add(muted(missing.map(it -> texts.get("events.links.missing", it.toString()))
                            .orElseGet(() -> texts.get("events.links." + name + ".none"))));
        }
        return box;
    }

    private Hyperlink link(String name, LoggedEvent event) {
        var link = new Hyperlink(desk.texts()
                .get("events.link", event.place().toString(), event.type(),
                        event.stream(), desk.language().count(event.version())));
        link.setId("event-%s-%s-%d".formatted(name, event.place().log(), event.place().position()));
        link.setAccessibleText(link.getText());
        Wrapping.allow(link);
        link.setOnAction(_ -> goTo.accept(event.place()));
        return link;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        Wrapping.allow(label);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    /** What marks it, under names that only machines like. */
    private Node marks(Connected it) {
        var metadata = it.event().metadata();
        var texts = desk.texts();
        var together = new Hyperlink(metadata.correlationId().toString());
        together.setId("event-correlation");
        together.setAccessibleText(texts.get("events.correlation.show", metadata.correlationId()));
        together.getStyleClass().add("monospace");
        together.setOnAction(_ -> showCorrelation.accept(metadata.correlationId()));
        var marks = new VBox(mark("correlation", together), mark("command", "event-command", metadata.commandId()),
                mark("hash", "event-hash", it.event().hash()),
                mark("previousHash", "event-previous-hash", it.previousHash()));
        marks.getStyleClass().add("marks");
        return marks;
    }

    private Node mark(String name, String id, Object value) {
        return mark(name, copyable(id, desk.texts().get("events.fact." + name), value.toString()));
    }

    private Node mark(String name, Node value) {
        var label = new Label(desk.texts().get("events.fact." + name));
        label.getStyleClass().add("field-label");
        return new VBox(label, value);
    }
}
