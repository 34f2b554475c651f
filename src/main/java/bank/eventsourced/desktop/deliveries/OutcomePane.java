package bank.eventsourced.desktop.deliveries;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.deliveries.Outcome.DriftRow;
import bank.eventsourced.desktop.deliveries.Outcome.EffectRow;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Wrapping;

/** Shows what a step changed, or what a rebuild found to differ, until it is closed. Esc closes it. */
final class OutcomePane {

    private static final double MOST_ROWS_SHOWN = 5.2;

    private final Desk desk;
    private final FollowersViewModel model;
    private final VBox root = new VBox();

    OutcomePane(Desk desk, FollowersViewModel model) {
        this.desk = desk;
        this.model = model;
        root.setId("follower-outcome");
        root.getStyleClass().addAll("card", "delivery-question");
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.close();
                event.consume();
            }
        });
        show(Optional.empty());
    }

    Node root() {
        return root;
    }

    void show(Optional<Outcome> outcome) {
        root.getChildren().clear();
        root.setVisible(outcome.isPresent());
        root.setManaged(outcome.isPresent());
        outcome.ifPresent(it -> {
            root.getChildren().add(sentence(it.sentence()));
            switch (it) {
                case Outcome.Stepped stepped -> show(stepped);
                case Outcome.Drift drift -> show(drift);
            }
        });
    }

    private void show(Outcome.Stepped stepped) {
        if (!stepped.effects().isEmpty()) {
            root.getChildren().add(effects(stepped.effects()));
        }
        var close = close();
        root.getChildren().add(line(close));
        close.requestFocus();
    }

    private void show(Outcome.Drift drift) {
        if (!drift.rows().isEmpty()) {
            root.getChildren().add(differences(drift.rows()));
        }
        var close = close();
        if (drift.isSwitchable()) {
            var change = Parts.button("switch-rebuilt", text("deliveries.switch"), text("deliveries.switch.hint"),
                    () -> model.replace(drift.name()));
            change.getStyleClass().add(Styles.ACCENT);
            root.getChildren().add(line(change, close));
        } else {
            root.getChildren().add(line(close));
        }
        close.requestFocus();
    }

    private TableView<EffectRow> effects(List<EffectRow> rows) {
        var table = Cells.<EffectRow>table(desk, "step-effects", text("deliveries.step.effects"));
        table.getColumns()
                .setAll(List.of(Cells.text("what", text("deliveries.column.what"), 220, EffectRow::what),
                        Cells.text("before", text("deliveries.column.before"), 330, EffectRow::before),
                        Cells.text("after", text("deliveries.column.after"), 330, EffectRow::after)));
        return sized(table, rows);
    }

    private TableView<DriftRow> differences(List<DriftRow> rows) {
        var table = Cells.<DriftRow>table(desk, "rebuild-drift", text("deliveries.drift.rows"));
        table.getColumns()
                .setAll(List.of(Cells.narrow("table", text("deliveries.column.table"), 130, DriftRow::table),
                        Cells.narrow("row", text("deliveries.column.row"), 160, DriftRow::row),
                        Cells.text("kept", text("deliveries.column.kept"), 260,
                                it -> it.kept().isEmpty() ? text("deliveries.drift.missing") : it.kept(),
                                _ -> Meaning.DEBIT),
                        Cells.text("rebuilt", text("deliveries.column.rebuilt"), 260,
                                it -> it.rebuilt().isEmpty() ? text("deliveries.drift.surplus") : it.rebuilt())));
        return sized(table, rows);
    }

    private static <R> TableView<R> sized(TableView<R> table, List<R> rows) {
        table.getItems().setAll(rows);
        var height = table.fixedCellSizeProperty().multiply(Math.min(MOST_ROWS_SHOWN, rows.size() + 1.2)).add(4);
        table.prefHeightProperty().bind(height);
        table.minHeightProperty().bind(height);
        return table;
    }

    private Node close() {
        return Parts.button("close-outcome", text("deliveries.close"), text("deliveries.close"), model::close);
    }

    private static Label sentence(String words) {
        var sentence = new Label(words);
        sentence.setId("outcome-sentence");
        Wrapping.allow(sentence);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        return sentence;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(nodes);
        line.getStyleClass().add("delivery-line");
        return line;
    }

    private String text(String name, Object... details) {
        return desk.texts().get(name, details);
    }
}
