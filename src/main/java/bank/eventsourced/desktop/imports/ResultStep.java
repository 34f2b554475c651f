package bank.eventsourced.desktop.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import bank.eventsourced.account.PastImports.Kept;
import bank.eventsourced.account.PastImports.Undoing;
import bank.eventsourced.account.TransactionImport.Result;
import bank.eventsourced.desktop.imports.ImportsViewModel.Ending;
import bank.eventsourced.desktop.imports.ImportsViewModel.Step;
import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/** At last it is said what was recorded, what was not and why, and what can be done about it. */
final class ResultStep implements StepView {

    private final Desk desk;
    private final Texts texts;
    private final ImportsViewModel model;
    private final Label title = new Label();
    private final Label details = new Label();
    private final Button undo;
    private final Button again;
    private final HBox question = new HBox();
    private final TableView<Kept> kept;
    private final VBox keptPanel;
    private final VBox root;

    ResultStep(Desk desk, ImportsViewModel model) {
        this.desk = desk;
        this.texts = desk.texts();
        this.model = model;
        undo = StepParts.button(texts, "import-result-undo", "past.undo", this::askWhetherToUndo);
        again = StepParts.mainButton(texts, "import-again", "result.again", model::again);
        title.setId("import-result");
        Wrapping.allow(title);
        title.getStyleClass().add("empty-title");
        details.setId("import-result-details");
        Wrapping.allow(details);
        question.getStyleClass().add("past-band");
        hideQuestion();
        kept = kept();
        keptPanel = Parts.panel(Parts.heading(texts.get("imports.kept")), kept);
        keptPanel.managedProperty().bind(keptPanel.visibleProperty());
        VBox.setVgrow(keptPanel, Priority.ALWAYS);
        var journal = StepParts.button(texts, "import-journal", "result.journal",
                () -> desk.go(new Place.Journal(Optional.empty())));
        var buttons = new HBox(again, journal, undo);
        buttons.getStyleClass().add("form-fields");
        var card = new VBox(title, details, StepParts.progress(desk, model, "import-result"),
                StepParts.problem(model, "import-result-problem"), question, buttons);
        card.getStyleClass().add("card");
        root = new VBox(card, keptPanel);
        root.getStyleClass().add("import-step");
        model.endingProperty().subscribe(it -> it.ifPresent(this::show));
        model.runningProperty().subscribe(it -> {
            undo.setDisable(it.isPresent());
            again.setDisable(it.isPresent());
        });
    }

    private TableView<Kept> kept() {
        var language = desk.language();
        var table = Cells.<Kept>table(desk, "import-kept", texts.get("imports.kept"));
        table.getColumns()
                .addAll(List.of(
                        Cells.narrow("date", texts.get("imports.column.BOOKED_ON"), 100,
                                it -> language.date(it.bookedOn())),
                        Cells.narrow("account", texts.get("imports.column.ACCOUNT"), 120, it -> it.account().value()),
                        Cells.figures("amount", texts.get("imports.column.AMOUNT"), 120,
                                it -> language.amounts().show(it.change()),
                                it -> it.change().isNegative() ? Meaning.DEBIT : Meaning.CREDIT),
                        Cells.narrow("currency", texts.get("imports.column.CURRENCY"), 75,
                                it -> it.change().currency().getCurrencyCode()),
                        Cells.text("reason", texts.get("imports.check.reason"), 400,
                                it -> language.sentence(it.reason()))));
        return table;
    }

    private void show(Ending ending) {
        hideQuestion();
        switch (ending) {
            case Ending.Ran(var result) -> show(result);
            case Ending.Undone(var undoing) -> show(undoing);
            case Ending.Broke(var sentence) ->
                say(texts.get("imports.result.broke"), List.of(sentence, texts.get("imports.result.broke.hint")),
                        Optional.empty());
        }
    }

    private void show(Result result) {
        showKept(List.of());
        var sentences = new ArrayList<String>();
        switch (result) {
            case Result.Imported(var preview, var rows, var accounts, var importId) -> {
                count("imports.result.accounts", accounts).ifPresent(sentences::add);
                count("imports.result.known", preview.knownRows()).ifPresent(sentences::add);
                count("imports.result.leftOut", preview.leftOutRows()).ifPresent(sentences::add);
                count("imports.result.bad", preview.badRows()).ifPresent(sentences::add);
                say(counted("imports.result.imported", rows), sentences, importId);
            }
            case Result.Cancelled(_, var rows, var accounts, var undoing) -> {
                sentences.add(counted("imports.result.takenBack", rows));
                count("imports.result.accountsStay", accounts).ifPresent(sentences::add);
                undoing.map(this::remaining).ifPresent(sentences::addAll);
                undoing.ifPresent(it -> showKept(it.keptListed()));
                say(texts.get("imports.result.cancelled"), sentences, undoing.filter(it -> it.kept() > 0
                        || it.interruptedBy().isPresent()).map(it -> it.undone().id()));
            }
            case Result.Stopped(_, var rows, var accounts, var reason, var importId) -> {
                sentences.add(desk.language().sentence(reason));
                sentences.add(counted("imports.result.stays", rows));
                count("imports.result.accounts", accounts).ifPresent(sentences::add);
                say(texts.get("imports.result.stopped"), sentences, Optional.of(importId));
            }
            case Result.Rejected _, Result.Changed _ -> say(texts.get("imports.check.changed"), sentences,
                    Optional.empty());
        }
    }

    private void show(Undoing undoing) {
        showKept(undoing.keptListed());
        say(counted("imports.result.undone", undoing.reversed()), remaining(undoing),
                undoing.kept() > 0 || undoing.interruptedBy().isPresent() ? Optional.of(undoing.undone().id())
                        : Optional.empty());
    }

    private List<String> remaining(Undoing undoing) {
        var sentences = new ArrayList<String>();
        undoing.interruptedBy()
                .map(it -> texts.get("imports.result.undoStopped", desk.language().sentence(it)))
                .ifPresent(sentences::add);
        count("imports.result.byHand", undoing.byHand()).ifPresent(sentences::add);
        count("imports.result.kept", undoing.kept()).ifPresent(sentences::add);
        if (undoing.kept() == 0 && undoing.interruptedBy().isEmpty()) {
            sentences.add(texts.get("imports.result.noEffect"));
        }
        return sentences;
    }

    private void say(String sentence, List<String> more, Optional<UUID> undoable) {
        title.setText(sentence);
        details.setText(String.join("\n", more));
        details.setVisible(!more.isEmpty());
        details.setManaged(!more.isEmpty());
        undo.setVisible(undoable.isPresent());
        undo.setManaged(undoable.isPresent());
        undo.setUserData(undoable.orElse(null));
    }

    private void showKept(List<Kept> listed) {
        kept.getItems().setAll(listed);
        keptPanel.setVisible(!listed.isEmpty());
    }

    private Optional<String> count(String name, long number) {
        return number == 0 ? Optional.empty() : Optional.of(counted(name, number));
    }

    private String counted(String name, long number) {
        return texts.get(name, number, desk.language().count(number));
    }

    private void askWhetherToUndo() {
        if (!(undo.getUserData() instanceof UUID importId)) {
            return;
        }
        var file = model.past().stream().filter(it -> it.id().equals(importId)).findFirst();
        var name = file.map(it -> it.file()).orElse("");
        question.getChildren().setAll(UndoQuestion.of(desk, name, file.map(it -> it.rows()).orElse(0L), () -> {
            hideQuestion();
            model.undo(importId, name);
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
        again.requestFocus();
    }

    @Override
    public void confirm() {
        if (model.stepProperty().get() == Step.RESULT && model.runningProperty().get().isEmpty()) {
            model.again();
        }
    }
}
