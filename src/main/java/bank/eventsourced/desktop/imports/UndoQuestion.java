package bank.eventsourced.desktop.imports;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Wrapping;

/** Asks once more before an import is undone, naming what will happen. */
final class UndoQuestion {

    private UndoQuestion() {}

    /** The sentence and the answers, the careful one last. */
    static List<Node> of(Desk desk, String file, long rows, Runnable yes, Runnable no) {
        var texts = desk.texts();
        var sentence = new Label(texts.get("imports.undo.question", rows, desk.language().count(rows), file));
        sentence.setId("import-undo-question");
        Wrapping.allow(sentence);
        sentence.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        var undo = StepParts.button(texts, "import-undo-yes", "undo.yes", yes);
        undo.getStyleClass().add(Styles.DANGER);
        var keep = StepParts.button(texts, "import-undo-no", "undo.no", no);
        return List.of(sentence, undo, keep);
    }
}
