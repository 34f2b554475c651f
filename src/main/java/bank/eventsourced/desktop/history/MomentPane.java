package bank.eventsourced.desktop.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.AccountHistory.AsTest;
import bank.eventsourced.account.AccountMoment;
import bank.eventsourced.account.AccountMoment.Fault;
import bank.eventsourced.account.AccountMoment.Origin;
import bank.eventsourced.account.FieldChange;
import bank.eventsourced.account.FieldChange.Value;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.EventWords;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Wrapping;

/** One version: how the account stood, what the event changed, and the event as it is stored. */
final class MomentPane {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Desk desk;
    private final HistoryViewModel model;
    private final EventWords words;
    private final Runnable focusList;
    private final Label heading = new Label();
    private final Hyperlink link = new Hyperlink();
    private final Hyperlink asTest = new Hyperlink();
    private final Label origin = new Label();
    private final ToggleGroup choice = new ToggleGroup();
    private final ToggleButton state;
    private final ToggleButton difference;
    private final ToggleButton json;
    private final StackPane content = new StackPane();
    private final TextArea stored = new TextArea();
    private final VBox root;

    /** @param focusList puts the focus into the list of events */
    MomentPane(Desk desk, HistoryViewModel model, EventWords words, Runnable focusList) {
        this.focusList = focusList;
        this.desk = desk;
        this.model = model;
        this.words = words;
        heading.setId("history-event");
        heading.getStyleClass().add("panel-title");
        Wrapping.allow(heading);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        link.setId("history-open-event");
        link.setText(desk.texts().get("history.openEvent"));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setAccessibleText(desk.texts().get("history.openEvent.hint"));
        link.setTooltip(new Tooltip(desk.texts().get("history.openEvent.hint")));
        link.setOnAction(_ -> openEvent());
        asTest.setId("history-as-test");
        asTest.setText(desk.texts().get("history.asTest"));
        asTest.setMinWidth(Region.USE_PREF_SIZE);
        asTest.setAccessibleText(desk.texts().get("history.asTest.hint"));
        asTest.setTooltip(new Tooltip(desk.texts().get("history.asTest.hint")));
        asTest.setOnAction(_ -> model.momentProperty().get().ifPresent(this::copyAsTest));
        state = tab("state");
        difference = tab("difference");
        json = tab("json");
        state.setSelected(true);
        stored.setId("history-stored");
        stored.setEditable(false);
        stored.setAccessibleText(desk.texts().get("history.stored"));
        stored.getStyleClass().addAll("monospace", "history-stored");
        origin.setId("history-origin");
        origin.getStyleClass().add(Styles.TEXT_MUTED);
        Wrapping.allow(origin);
        origin.setMinHeight(Region.USE_PREF_SIZE);
        root = layout();
        model.momentProperty().subscribe(_ -> show());
        choice.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                choice.selectToggle(before);
            } else {
                show();
            }
        });
    }

    Parent root() {
        return root;
    }

    private VBox layout() {
        var top = new HBox(heading);
        top.getStyleClass().add("panel-heading");
        var tabs = new FlowPane(state, difference, json, link, asTest);
        tabs.getStyleClass().add("history-tabs");
        VBox.setVgrow(content, Priority.ALWAYS);
        content.setMinHeight(0);
        var foot = new HBox(origin);
        foot.getStyleClass().add("history-origin");
        var panel = new VBox(top, tabs, content, foot);
        panel.getStyleClass().addAll("panel", "history-moment");
        return panel;
    }

    private ToggleButton tab(String name) {
        var tab = new ToggleButton(desk.texts().get("history." + name));
        tab.setId("history-" + name);
        tab.setAccessibleText(tab.getText());
        tab.setToggleGroup(choice);
        return tab;
    }

    private void openEvent() {
        model.momentProperty()
                .get()
                .ifPresent(
                        it -> desk.go(Place.Events.at("account", it.event().position())));
    }

    private void copyAsTest(AccountMoment moment) {
        desk.work().read(() -> model.history().asTest(moment.account(), moment.version()), read -> {
            switch (read) {
                case AsTest.Written(var name, var java) -> {
                    States.copy(java);
                    desk.notices().say(desk.texts().get("history.asTest.copied", name));
                }
                case AsTest.NotWritten(var why) ->
                    desk.notices().warn(desk.texts().get("history.asTest.failed", desk.language().sentence(why)));
            }
        }, failure -> desk.notices()
                .warn(desk.texts().get("failure.reading", desk.language().sentence(failure))));
    }

    private void show() {
        var moment = model.momentProperty().get();
        heading.setText(moment.map(it -> desk.texts()
                .get("history.heading", desk.language().count(it.version()),
                        words.type(it.event())))
                .orElse(""));
        link.setVisible(moment.isPresent());
        asTest.setVisible(moment.isPresent());
        origin.setText(moment.map(AccountMoment::origin).map(this::sentence).orElse(""));
        content.getChildren().setAll(moment.map(this::content).orElseGet(Region::new));
    }

    private Node content(AccountMoment moment) {
        if (json.isSelected()) {
            stored.setText(StoredText.of(moment.event()));
            return stored;
        }
        if (moment.fault().isPresent()) {
            return fault(moment.fault().get());
        }
        return scrolled(state.isSelected() ? state(moment) : difference(moment));
    }

    private String sentence(Origin it) {
        var millis = String.format(desk.language().formats(), "%.1f", toMillis(it.took()));
        var events = it.events();
        return switch (it.source()) {
            case FIRST_EVENT -> desk.texts().get("history.origin.first", events, millis);
            case SNAPSHOT -> desk.texts()
                    .get("history.origin.snapshot", desk.language().count(it.version()), events,
                            millis);
            case MEMORY -> desk.texts()
                    .get("history.origin.memory", desk.language().count(it.version()), events,
                            millis);
            case NEIGHBOUR -> desk.texts()
                    .get("history.origin.neighbour", desk.language().count(it.version()), events,
                            millis);
        };
    }

    private static double toMillis(Duration took) {
        return took.toNanos() / NANOS_PER_MILLI;
    }

    private static Node scrolled(Node node) {
        var scroll = new ScrollPane(node);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        return scroll;
    }

    private Node fault(Fault fault) {
        var texts = desk.texts();
        var title = new Label(texts.get("history.fault"));
        title.getStyleClass().add("empty-title");
        var why = new Label(texts.get("history.fault.why", desk.language().count(fault.version()),
                desk.language().sentence(fault.why())));
        why.setId("history-fault");
        Wrapping.allow(why);
        var box = new VBox(title, why);
        if (fault.version() > 1) {
            var last = fault.version() - 1;
            var hint = new Label(texts.get("history.fault.hint", desk.language().count(last)));
            Wrapping.allow(hint);
            box.getChildren()
                    .addAll(hint, Parts.button("history-before-fault",
                            texts.get("history.fault.go", desk.language().count(last)), texts.get("history.fault.go",
                                    desk.language().count(last)),
                            () -> {
                                model.go(last);
                                focusList.run(); // the button is about to go
                            }));
        }
        box.getStyleClass().add("history-fault");
        return scrolled(box);
    }

    private Node state(AccountMoment moment) {
        var it = moment.state().orElseThrow();
        var account = it.account();
        var amounts = desk.language().amounts();
        var lines = new ArrayList<String[]>();
        lines.add(line("HOLDER", account.holder()));
        lines.add(line("BALANCE", amounts.showWithCurrency(account.balance())));
        lines.add(line("AVAILABLE", amounts.showWithCurrency(account.available())));
        lines.add(line("OVERDRAFT_LIMIT", amounts.showWithCurrency(account.overdraftLimit())));
        lines.add(line("STATUS", desk.texts().get("status." + account.status())));
        if (!it.freezeReason().isEmpty()) {
            lines.add(line("FREEZE_REASON", it.freezeReason()));
        }
        lines.add(line("TRANSACTIONS", desk.language().count(account.transactions())));
        lines.add(line("VERSION", desk.language().count(account.version())));
        var grid = grid(List.of(30.0, 70.0));
        for (int row = 0; row < lines.size(); row++) {
            grid.add(muted(lines.get(row)[0]), 0, row);
            grid.add(value("history-state-" + lines.get(row)[2], lines.get(row)[1]), 1, row);
        }
        return grid;
    }

    /** Name, value, id. */
    private String[] line(String field, String value) {
        return new String[]{desk.texts().get("history.field." + field), value,
                field.toLowerCase(Locale.ROOT).replace('_', '-')};
    }

    private Node difference(AccountMoment moment) {
        if (moment.changes().isEmpty()) {
            var nothing = new Label(desk.texts().get("history.nothing"));
            nothing.getStyleClass().add("history-grid");
            Wrapping.allow(nothing);
            return nothing;
        }
        var grid = grid(List.of(30.0, 35.0, 35.0));
        grid.add(muted(desk.texts().get("history.field")), 0, 0);
        grid.add(muted(desk.texts().get("history.before")), 1, 0);
        grid.add(muted(desk.texts().get("history.after")), 2, 0);
        var row = 1;
        for (var change : moment.changes()) {
            grid.add(muted(desk.texts().get("history.field." + change.field())), 0, row);
            var before = value("history-before-" + row, change.before().map(this::text).orElse("–"));
            before.getStyleClass().add("history-was");
            grid.add(before, 1, row);
            grid.add(value("history-after-" + row, text(change.after())), 2, row);
            row++;
        }
        return grid;
    }

    private String text(FieldChange.Value value) {
        return switch (value) {
            case Value.Text(var text) -> text.isEmpty() ? "–" : text;
            case Value.Amount(var money) -> desk.language().amounts().showWithCurrency(money);
            case Value.Status(var status) -> desk.texts().get("status." + status);
            case Value.Count(var count) -> desk.language().count(count);
        };
    }

    private static GridPane grid(List<Double> shares) {
        var grid = new GridPane();
        grid.getStyleClass().add("history-grid");
        for (var share : shares) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    private static Label muted(String text) {
        var label = new Label(text);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        Wrapping.allow(label);
        return label;
    }

    private static Label value(String id, String text) {
        var label = new Label(text);
        label.setId(id);
        Wrapping.allow(label);
        return label;
    }
}
