package bank.eventsourced.desktop.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.ImportColumn;
import bank.eventsourced.account.ImportMapping.Amounts;
import bank.eventsourced.account.ImportMapping.Dates;
import bank.eventsourced.account.ImportOutline;
import bank.eventsourced.desktop.imports.ColumnChoice.From;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/** Then it is said which column means what, beside the first rows of the file. */
final class ColumnsStep implements StepView {

    private static final double COLUMN_WIDTH = 130;

    private final Desk desk;
    private final Texts texts;
    private final ImportsViewModel model;
    private final ColumnsViewModel columns;
    private final Button check;
    private final List<ComboBox<From>> boxes = new ArrayList<>();
    private final TableView<List<String>> firstRows;
    private final VBox root;

    ColumnsStep(Desk desk, ImportsViewModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        this.columns = model.columns();
        check = StepParts.mainButton(texts, "import-check", "columns.check", model::check);
        firstRows = Cells.table(desk, "import-first-rows", texts.get("imports.columns.firstRows"));
        firstRows.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        firstRows.setPlaceholder(States.empty(texts.get("imports.columns.noRows"), ""));
        var choices = choices();
        var panel = Parts.panel(Parts.heading(texts.get("imports.columns.firstRows")), firstRows);
        HBox.setHgrow(panel, Priority.ALWAYS);
        var middle = new HBox(choices, panel);
        middle.getStyleClass().add("import-columns");
        VBox.setVgrow(middle, Priority.ALWAYS);
        root = new VBox(head(), middle, StepParts.problem(model, "import-columns-problem"), foot());
        root.getStyleClass().add("import-step");
        columns.outlineProperty().subscribe(this::take);
    }

    private HBox head() {
        var file = new Label();
        file.setId("import-columns-file");
        file.getStyleClass().add("panel-title");
        model.fileProperty()
                .subscribe(it -> file.setText(it.map(path -> path.getFileName().toString()).orElse("")));
        var gap = new VBox(file);
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(gap, StepParts.layout(desk, model, "import"));
        head.getStyleClass().add("import-head");
        return head;
    }

    private ScrollPane choices() {
        var grid = new GridPane();
        grid.getStyleClass().add("import-choices");
        for (var choice : columns.choices()) {
            addRow(grid, choice);
        }
        addSettings(grid);
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("panel", "import-choices-panel");
        return scroll;
    }

    private void addRow(GridPane grid, ColumnChoice choice) {
        var column = choice.column();
        var name = texts.get("imports.column." + column.name());
        var id = "import-from-" + column.header().replace('_', '-');
        var from = StepParts.<From>choice(id, name, List.of(), this::words);
        from.setMaxWidth(Double.MAX_VALUE);
        from.valueProperty().bindBidirectional(choice.fromProperty());
        boxes.add(from);
        var typed = new TextField();
        typed.setId(id + "-value");
        typed.setAccessibleText(texts.get("imports.columns.value", name));
        typed.textProperty().bindBidirectional(choice.constantProperty());
        typed.visibleProperty().bind(choice.fromProperty().map(it -> it instanceof From.Typed));
        typed.managedProperty().bind(typed.visibleProperty());
        var label = new Label(column.required() ? texts.get("imports.columns.required", name) : name);
        label.setLabelFor(from);
        Wrapping.allow(label);
        if (column == ImportColumn.DIRECTION) {
            from.disableProperty().bind(columns.signedProperty());
        }
        var both = new VBox(from, typed);
        both.getStyleClass().add("import-choice");
        GridPane.setHgrow(both, Priority.ALWAYS);
        grid.addRow(grid.getRowCount(), label, both);
    }

    private void addSettings(GridPane grid) {
        var signed = new CheckBox(texts.get("imports.columns.signed"));
        signed.setId("import-signed");
        Wrapping.allow(signed);
        signed.selectedProperty().bindBidirectional(columns.signedProperty());
        grid.add(signed, 1, grid.getRowCount());
        var dates = StepParts.choice("import-dates", texts.get("imports.dates"), List.of(Dates.values()),
                it -> texts.get("imports.dates." + it.name()));
        dates.valueProperty().bindBidirectional(columns.datesProperty());
        var amounts = StepParts.choice("import-amounts", texts.get("imports.amounts"), List.of(Amounts.values()),
                it -> texts.get("imports.amounts." + it.name()));
        amounts.valueProperty().bindBidirectional(columns.amountsProperty());
        var limit = new TextField();
        limit.setId("import-overdraft-limit");
        limit.setPromptText(texts.get("imports.limit.none"));
        limit.setAccessibleText(texts.get("imports.limit"));
        limit.textProperty().bindBidirectional(columns.overdraftLimitProperty());
        Stream.of(dates, amounts).forEach(it -> it.setMaxWidth(Double.MAX_VALUE));
        grid.addRow(grid.getRowCount(), named("imports.dates", dates), dates);
        grid.addRow(grid.getRowCount(), named("imports.amounts", amounts), amounts);
        grid.addRow(grid.getRowCount(), named("imports.limit", limit), limit);
    }

    private Label named(String name, javafx.scene.Node field) {
        var label = new Label(texts.get(name));
        label.setLabelFor(field);
        Wrapping.allow(label);
        return label;
    }

    private String words(From from) {
        return switch (from) {
            case From.Nowhere _ -> texts.get("imports.columns.nowhere");
            case From.Column(var name) -> name;
            case From.Typed _ -> texts.get("imports.columns.typed");
        };
    }

    private void take(ImportOutline outline) {
        for (int i = 0; i < boxes.size(); i++) {
            var choice = columns.choices().get(i);
            var chosen = choice.fromProperty().get();
            boxes.get(i).getItems().setAll(items(outline, choice.column()));
            choice.fromProperty().set(chosen);
        }
        var shown = new ArrayList<TableColumn<List<String>, ?>>();
        for (int i = 0; i < outline.columns().size(); i++) {
            var index = i;
            shown.add(Cells.text("column-" + i, outline.columns().get(i).strip(), COLUMN_WIDTH,
                    row -> index < row.size() ? row.get(index) : ""));
        }
        firstRows.getColumns().setAll(shown);
        firstRows.getItems().setAll(outline.firstRows());
    }

    private static List<From> items(ImportOutline outline, ImportColumn column) {
        var items = new ArrayList<From>();
        items.add(new From.Nowhere());
        if (column.mayBeConstant()) {
            items.add(new From.Typed());
        }
        outline.columns()
                .stream()
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .distinct()
                .forEach(it -> items.add(new From.Column(it)));
        return items;
    }

    private HBox foot() {
        var hint = new Label(texts.get("imports.columns.foot"));
        hint.getStyleClass().add(Styles.TEXT_MUTED);
        return StepParts.foot(StepParts.button(texts, "import-columns-back", "back", model::back), hint, check);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focus() {
        check.requestFocus();
    }

    @Override
    public void confirm() {
        model.check();
    }
}
