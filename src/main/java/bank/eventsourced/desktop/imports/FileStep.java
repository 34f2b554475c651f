package bank.eventsourced.desktop.imports;

import java.io.File;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import atlantafx.base.theme.Styles;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.account.PastImport;
import bank.eventsourced.account.PastImport.State;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.States;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/** First a file is chosen. Below stand the imports that there were, each of which can be undone. */
final class FileStep implements StepView {

    private final Desk desk;
    private final Texts texts;
    private final ImportsViewModel model;
    private final Button choose;
    private final Button goOn;
    private final Button undo;
    private final TableView<PastImport> past;
    private final HBox question = new HBox();
    private final VBox root;

    FileStep(Desk desk, ImportsViewModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        choose = StepParts.mainButton(texts, "import-choose", "file.choose", this::choose);
        goOn = StepParts.button(texts, "import-go-on", "file.goOn", model::goOn);
        undo = StepParts.button(texts, "import-undo", "past.undo", this::askWhetherToUndo);
        past = pastImports();
        root = new VBox(target(), pastPanel());
        root.getStyleClass().add("import-step");
        VBox.setVgrow(root.getChildren().getLast(), Priority.ALWAYS);
    }

    private VBox target() {
        var icon = new FontIcon(Feather.DOWNLOAD);
        icon.getStyleClass().add("import-icon");
        var sentence = new Label(texts.get("imports.file.drop"));
        sentence.getStyleClass().add("empty-title");
        var hint = new Label(texts.get("imports.file.hint"));
        hint.getStyleClass().addAll(Styles.TEXT_MUTED, "import-centered");
        hint.setMinHeight(Region.USE_PREF_SIZE);
        Wrapping.allow(hint);
        var chosen = new Label();
        chosen.setId("import-file");
        model.fileProperty().subscribe(file -> {
            chosen.setText(file.map(it -> it.getFileName().toString()).orElse(""));
            chosen.setVisible(file.isPresent());
            chosen.setManaged(file.isPresent());
            goOn.setVisible(file.isPresent());
            goOn.setManaged(file.isPresent());
        });
        var buttons = new HBox(choose, goOn);
        buttons.getStyleClass().add("import-buttons");
        var layout = StepParts.layout(desk, model, "import-file");
        layout.getStyleClass().add("import-buttons");
        var target = new VBox(icon, sentence, hint, chosen, StepParts.problem(model, "import-file-problem"), buttons,
                layout);
        target.getStyleClass().addAll("card", "import-target");
        return target;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle(texts.get("imports.file.choose.title"));
        chooser.getExtensionFilters()
                .addAll(new ExtensionFilter(texts.get("imports.file.tables"), "*.csv", "*.tsv", "*.txt"),
                        new ExtensionFilter(texts.get("imports.file.all"), "*.*"));
        desk.preferences()
                .get("imports.folder")
                .map(File::new)
                .filter(File::isDirectory)
                .ifPresent(chooser::setInitialDirectory);
        var file = chooser.showOpenDialog(root.getScene().getWindow());
        if (file != null) {
            Optional.ofNullable(file.getParent()).ifPresent(it -> desk.preferences().put("imports.folder", it));
            model.choose(file.toPath());
        }
    }

    private VBox pastPanel() {
        question.getStyleClass().addAll("past-band");
        question.setManaged(false);
        question.setVisible(false);
        return Parts.panel(Parts.heading(texts.get("imports.past"), undo),
                StepParts.progress(desk, model, "import-past"), question, past);
    }

    private TableView<PastImport> pastImports() {
        var language = desk.language();
        var table = Cells.<PastImport>table(desk, "past-imports", texts.get("imports.past"));
        table.getColumns()
                .addAll(java.util.List.of(
                        Cells.narrow("begun", texts.get("imports.past.begun"), 150,
                                it -> language.dateAndTime(it.startedAt())),
                        Cells.text("file", texts.get("imports.past.file"), 240, PastImport::file),
                        Cells.figures("rows", texts.get("imports.past.rows"), 90, it -> language.count(it.rows())),
                        Cells.figures("undone", texts.get("imports.past.undone"), 90,
                                it -> it.reversedRows() == 0 ? "" : language.count(it.reversedRows())),
                        Cells.text("state", texts.get("imports.past.state"), 200,
                                it -> texts.get("imports.past.state." + it.state().name())),
                        Cells.narrow("actor", texts.get("imports.past.by"), 100, PastImport::actor)));
        table.setItems(model.past());
        table.setPlaceholder(States.empty(texts.get("imports.past.none"), texts.get("imports.past.none.hint")));
        table.getSelectionModel().selectedItemProperty().subscribe(_ -> offerUndo());
        model.runningProperty().subscribe(_ -> offerUndo());
        return table;
    }

    private void offerUndo() {
        var selected = Optional.ofNullable(past == null ? null : past.getSelectionModel().getSelectedItem());
        undo.setDisable(model.runningProperty().get().isPresent()
                || selected.filter(it -> it.state() != State.UNDONE && it.state() != State.RECORDING).isEmpty());
        hideQuestion();
    }

    private void askWhetherToUndo() {
        var chosen = past.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            return;
        }
        question.getChildren().setAll(UndoQuestion.of(desk, chosen.file(), chosen.rows(), () -> {
            hideQuestion();
            model.undo(chosen.id(), chosen.file());
        }, this::hideQuestion));
        question.setManaged(true);
        question.setVisible(true);
        question.getChildren().getLast().requestFocus();
    }

    private void hideQuestion() {
        question.setManaged(false);
        question.setVisible(false);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public void focus() {
        choose.requestFocus();
    }

    @Override
    public void confirm() {
        if (model.fileProperty().get().isPresent()) {
            model.goOn();
        } else {
            choose();
        }
    }
}
