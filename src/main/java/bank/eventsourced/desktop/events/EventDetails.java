package bank.eventsourced.desktop.events;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.IndentedJson;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.LoggedEvent;
import bank.eventsourced.operations.LoggedEvents.Connected;
import bank.eventsourced.operations.LoggedEvents.Form;
import bank.eventsourced.operations.LoggedEvents.Today;

/** Everything about one event: its content, what is known beside it, and what it is connected to. On the FX thread. */
final class EventDetails {

    private static final String ACCOUNT = "account";
    private static final double INDENT = 16;
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

    void show(Explained it) {
        var connected = it.connected();
        var event = connected.event();
        content.getChildren()
                .setAll(heading(event), contents(connected), facts(connected), causation(it), marks(connected));
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

    /** What is stored, and beside it what an older form reads as today. */
    private Node contents(Connected it) {
        var texts = desk.texts();
        var event = it.event();
        var stored = payload("event-payload", texts.get("events.payload"), event.payload());
        return switch (it.today()) {
            case Today.AsStored _ -> stored;
            case Today.Unreadable(var why) -> {
                var problem = new Label(texts.get("events.today.unreadable", why));
                problem.setId("event-unreadable");
                problem.getStyleClass().add("form-problem");
                Wrapping.allow(problem);
                yield new VBox(stored, problem);
            }
            case Today.Otherwise(var forms) -> {
                var parts = new HBox(captioned(texts.get("events.stored", form(event.type(), event.schemaVersion())),
                        stored), today(forms));
                parts.getStyleClass().add("forms");
                yield parts;
            }
        };
    }

    private Node today(List<Form> forms) {
        var texts = desk.texts();
        var parts = new VBox();
        parts.setId("event-today");
        for (var form : forms) {
            parts.getChildren()
                    .add(captioned(texts.get("events.today", form(form.type(), form.schemaVersion())),
                            payload("event-today-payload", texts.get("events.today.payload"), form.payload())));
        }
        if (forms.isEmpty()) {
            parts.getChildren().add(muted(texts.get("events.today.nothing")));
        }
        HBox.setHgrow(parts, Priority.ALWAYS);
        return parts;
    }

    private String form(String type, int schemaVersion) {
        return desk.texts().get("events.form", type, desk.language().count(schemaVersion));
    }

    private static Node captioned(String caption, Node node) {
        var label = new Label(caption);
        label.getStyleClass().add("field-label");
        Wrapping.allow(label);
        var box = new VBox(label, node);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static TextArea payload(String id, String name, String payload) {
        var text = IndentedJson.of(payload);
        var area = new TextArea(text);
        area.setId(id);
        area.setAccessibleText(name);
        area.setEditable(false);
        area.getStyleClass().add("monospace");
        Wrapping.allow(area);
        area.setPrefRowCount((int) Math.min(LARGEST_TEXT_ROWS, text.lines().count() + 1));
        area.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        return area;
    }

    private Node facts(Connected connected) {
        var event = connected.event();
        var metadata = event.metadata();
        var facts = new GridPane();
        facts.getStyleClass().add("facts");
        fact(facts, "recordedAt", words(metadata.recordedAt().toString()));
        fact(facts, "actor", words(metadata.actor()));
        metadata.valueDate().ifPresent(it -> fact(facts, "valueDate", words(desk.language().isoDate(it))));
        fact(facts, "schema", words(desk.language().count(event.schemaVersion())));
        var size = connected.size();
        if (size.isPacked()) {
            var packed = words(desk.texts()
                    .get("events.packed", desk.language().count(size.stored()),
                            desk.language().count(size.unpacked())));
            packed.setId("event-packed");
            fact(facts, "stored", packed);
        }
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

    /** From the command down to all that came of it; each line leads to what it names. */
    private Node causation(Explained it) {
        var texts = desk.texts();
        var causation = it.connected().causation();
        var title = new Label(texts.get("events.causation"));
        title.getStyleClass().add("links-title");
        var tree = new VBox(title, muted(texts.get("events.causation.command", causation.actor(),
                desk.language().isoDateAndTime(causation.recordedAt()))));
        tree.setId("event-causation");
        tree.getStyleClass().add("causation");
        var here = it.connected().event().place();
        for (var line : it.lines()) {
            var event = line.event();
            tree.getChildren().add(indented(line.depth() + 1, event.place().equals(here) ? here(event) : link(event)));
            it.entry(event).ifPresent(entry -> tree.getChildren().add(indented(line.depth() + 2, link(entry))));
        }
        if (it.more() > 0) {
            tree.getChildren().add(muted(texts.get("events.causation.more", it.more())));
        }
        return tree;
    }

    private static Node indented(int depth, Node line) {
        VBox.setMargin(line, new Insets(0, 0, 0, INDENT * depth));
        return line;
    }

    private Node here(LoggedEvent event) {
        var label = new Label(words(event));
        label.setId("event-here");
        label.getStyleClass().add("here");
        Wrapping.allow(label);
        return label;
    }

    private Hyperlink link(LoggedEvent event) {
        var link = new Hyperlink(words(event));
        link.setId("event-%s-%d".formatted(event.place().log(), event.place().position()));
        link.setAccessibleText(link.getText());
        Wrapping.allow(link);
        link.setOnAction(_ -> goTo.accept(event.place()));
        return link;
    }

    private Hyperlink link(JournalEntry entry) {
        var texts = desk.texts();
        var link = new Hyperlink(texts.get("events.entry", texts.get("kind." + entry.kind()),
                entry.amount().map(desk.language().amounts()::showWithCurrency).orElse(""),
                desk.language().amounts().showWithCurrency(entry.balance())).strip());
        link.setId("event-journal-%d".formatted(entry.position()));
        link.setAccessibleText(link.getText());
        Wrapping.allow(link);
        link.setOnAction(_ -> desk.go(new Place.Journal(Optional.of(entry.account()))));
        return link;
    }

    private String words(LoggedEvent event) {
        return desk.texts()
                .get("events.link", event.place().toString(), event.type(), event.stream(),
                        desk.language().count(event.version()));
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
