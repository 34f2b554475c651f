package bank.eventsourced.desktop.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.ImportRow;
import bank.eventsourced.account.ImportRow.State;
import bank.eventsourced.account.ImportRow.Transaction;
import bank.eventsourced.account.TransactionImport.Preview;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/** Then every row is shown with what would become of it. Only what is ticked is recorded. */
final class CheckStep implements StepView {

    private final Desk desk;
    private final Texts texts;
    private final ImportsViewModel model;
    private final Label summary = new Label();
    private final Label listed = new Label();
    private final Button confirm;
    private final Button back;
    private final ToggleGroup filter = new ToggleGroup();
    private final ToggleButton all;
    private final Map<State, ToggleButton> chips = new EnumMap<>(State.class);
    private final ObservableList<ImportRow> listedRows = FXCollections.observableArrayList();
    private final FilteredList<ImportRow> rows = new FilteredList<>(listedRows);
    private final TableView<ImportRow> table;
    private final VBox root;

    CheckStep(Desk desk, ImportsViewModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        confirm = StepParts.mainButton(texts, "import-confirm", "check.confirm", model::importRows);
        back = StepParts.button(texts, "import-check-back", "back", model::back);
        all = chip("import-filter-all");
        Stream.of(State.values())
                .forEach(it -> chips.put(it,
                        chip("import-filter-" + it.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))));
        summary.setId("import-summary");
        Wrapping.allow(summary);
        summary.getStyleClass().add("panel-title");
        listed.getStyleClass().add(Styles.TEXT_MUTED);
        table = table();
        var why = new Label();
        why.setId("import-row-reason");
        Wrapping.allow(why);
        why.setMinHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        table.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> why.setText(row == null ? "" : reason(row)));
        why.visibleProperty().bind(why.textProperty().isNotEmpty());
        why.managedProperty().bind(why.visibleProperty());
        var panel = Parts.panel(filters(), table);
        VBox.setVgrow(panel, Priority.ALWAYS);
        root = new VBox(summary, StepParts.progress(desk, model, "import"), panel, why,
                StepParts.problem(model, "import-check-problem"), StepParts.foot(back, confirm));
        root.getStyleClass().add("import-step");
        model.previewProperty().subscribe(this::show);
        model.runningProperty().subscribe(_ -> offer());
        filter.selectedToggleProperty().subscribe(_ -> filter());
        all.setSelected(true);
    }

    private ToggleButton chip(String id) {
        var chip = new ToggleButton();
        chip.setId(id);
        chip.setToggleGroup(filter);
        chip.getStyleClass().add(Styles.SMALL);
        chip.addEventFilter(javafx.scene.input.MouseEvent.MOUSE_RELEASED, event -> {
            if (chip.isSelected()) {
                event.consume();
            }
        });
        return chip;
    }

    private HBox filters() {
        var gap = new javafx.scene.layout.Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var box = new HBox(all);
        box.getStyleClass().add("filters");
        box.getChildren().addAll(chips.values());
        box.getChildren().addAll(gap, listed);
        return box;
    }

    private TableView<ImportRow> table() {
        var language = desk.language();
        var made = Cells.<ImportRow>table(desk, "import-rows", texts.get("imports.check.rows"));
        made.getColumns()
                .addAll(List.of(ticks(),
                        Cells.figures("line", texts.get("imports.check.line"), 65, it -> language.count(it.line())),
                        Cells.narrow("state", texts.get("imports.check.state"), 95,
                                it -> texts.get("imports.row." + it.state().name())),
                        Cells.narrow("date", texts.get("imports.column.BOOKED_ON"), 100,
                                it -> transaction(it, row -> language.date(row.bookedOn()))),
                        Cells.narrow("account", texts.get("imports.column.ACCOUNT"), 95,
                                it -> transaction(it, row -> row.account().value())),
                        Cells.figures("amount", texts.get("imports.column.AMOUNT"), 120,
                                it -> transaction(it, row -> language.amounts().show(row.change())),
                                CheckStep::direction),
                        Cells.narrow("currency", texts.get("imports.column.CURRENCY"), 105,
                                it -> transaction(it, row -> row.change().currency().getCurrencyCode())),
                        Cells.text("text", texts.get("imports.column.TEXT"), 200,
                                it -> it.transaction().map(CheckStep::words).orElse(it.raw())),
                        Cells.text("reason", texts.get("imports.check.reason"), 360, this::reason,
                                it -> it.state() == State.BAD ? Meaning.DEBIT : Meaning.MUTED)));
        made.setItems(rows);
        made.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            var selected = made.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && selected != null) {
                model.toggle(selected);
                event.consume();
            }
        });
        return made;
    }

    private TableColumn<ImportRow, ImportRow> ticks() {
        var column = new TableColumn<ImportRow, ImportRow>("");
        column.setId("tick");
        column.setMinWidth(36);
        column.setPrefWidth(36);
        column.setMaxWidth(44);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TickCell(texts, model));
        return column;
    }

    private static String words(Transaction row) {
        return Stream.of(row.text(), row.counterparty()).filter(it -> !it.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static String transaction(ImportRow row, java.util.function.Function<Transaction, String> what) {
        return row.transaction().map(what).orElse("");
    }

    private static Meaning direction(ImportRow row) {
        return row.transaction()
                .map(it -> it.change().isNegative() ? Meaning.DEBIT : Meaning.CREDIT)
                .orElse(Meaning.PLAIN);
    }

    private String reason(ImportRow row) {
        return switch (row.state()) {
            case NEW -> "";
            case KNOWN -> texts.get("imports.reason.known");
            case LEFT_OUT -> texts.get("imports.reason.leftOut");
            case BAD -> row.faults()
                    .stream()
                    .map(it -> desk.language().sentence(it.reason()))
                    .collect(Collectors.joining(" "));
        };
    }

    private void show(Optional<Preview> preview) {
        preview.ifPresent(it -> {
            summary.setText(summary(it));
            listedRows.setAll(it.listed());
            all.setText(texts.get("imports.filter.all", desk.language().count(it.rows())));
            all.setAccessibleText(all.getText());
            chips.forEach((state, chip) -> label(chip, "imports.filter." + state.name(), rows(it, state)));
            listed.setText(it.listed().size() == it.rows() ? ""
                    : texts.get("imports.check.listed", desk.language().count(it.listed().size()),
                            desk.language().count(it.rows())));
        });
        if (preview.isEmpty()) {
            summary.setText("");
            listedRows.clear();
        }
        offer();
    }

    private String summary(Preview preview) {
        var language = desk.language();
        return texts.get("imports.check.summary", preview.rows(), language.count(preview.rows()),
                language.count(preview.newRows()), language.count(preview.knownRows()),
                language.count(preview.badRows()), preview.newAccounts(), language.count(preview.newAccounts()));
    }

    private static long rows(Preview preview, State state) {
        return switch (state) {
            case NEW -> preview.newRows();
            case KNOWN -> preview.knownRows();
            case LEFT_OUT -> preview.leftOutRows();
            case BAD -> preview.badRows();
        };
    }

    private void label(ToggleButton chip, String name, long number) {
        chip.setText(texts.get(name, desk.language().count(number)));
        chip.setAccessibleText(chip.getText());
        chip.setManaged(number > 0);
        chip.setVisible(number > 0);
        if (number == 0 && chip.isSelected()) {
            all.setSelected(true);
        }
    }

    private void filter() {
        var only =
                chips.entrySet().stream().filter(it -> it.getValue().isSelected()).map(Map.Entry::getKey).findFirst();
        rows.setPredicate(row -> only.stream().allMatch(it -> row.state() == it));
    }

    private void offer() {
        var running = model.runningProperty().get().isPresent();
        var preview = model.previewProperty().get();
        var language = desk.language();
        confirm.setText(preview.map(it -> texts.get("imports.check.confirm.count", language.count(it.newRows()),
                language.count(it.rows()), it.rows())).orElseGet(() -> texts.get("imports.check.confirm")));
        confirm.setAccessibleText(confirm.getText().replace("_", ""));
        confirm.setDisable(running || preview.filter(it -> it.newRows() > 0).isEmpty());
        back.setDisable(running);
        table.setPlaceholder(running ? States.loading(desk)
                : States.empty(texts.get("imports.check.none"), texts.get("imports.check.none.hint")));
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focus() {
        table.requestFocus();
    }

    @Override
    public void confirm() {
        if (!confirm.isDisabled()) {
            model.importRows();
        }
    }
}
