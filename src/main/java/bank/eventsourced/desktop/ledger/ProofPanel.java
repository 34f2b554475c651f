package bank.eventsourced.desktop.ledger;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Cells;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Place;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.desktop.ledger.LedgerViewModel.Proof;
import bank.eventsourced.ledger.LedgerRecomputation.AccountDifference;
import bank.eventsourced.ledger.LedgerRecomputation.Result;
import bank.eventsourced.money.Money;

/** Recomputes the ledgers from the log: why, how far, and what came of it. */
final class ProofPanel {

    private final Desk desk;
    private final LedgerViewModel model;
    private final Button start;
    private final Label result = new Label();
    private final TableView<AccountDifference> differences;
    private final VBox outcome = new VBox();
    private final VBox root;

    ProofPanel(Desk desk, LedgerViewModel model) {
        this.desk = desk;
        this.model = model;
        var texts = desk.texts();
        var heading = new Label(texts.get("ledger.proof"));
        heading.getStyleClass().add("ledger-heading");
        var why = new Label(texts.get("ledger.recompute.why"));
        Wrapping.allow(why);
        why.setMinHeight(Region.USE_PREF_SIZE);
        why.getStyleClass().add(Styles.TEXT_MUTED);
        start = Parts.button("ledger-recompute", texts.get("ledger.recompute"), texts.get("ledger.recompute.task"),
                model::recompute);
        result.setId("ledger-proof");
        Wrapping.allow(result);
        result.setMinHeight(Region.USE_PREF_SIZE);
        differences = Cells.table(desk, "ledger-differences", texts.get("ledger.differences"));
        differences.getColumns()
                .setAll(List.of(
                        Cells.narrow("account", texts.get("ledger.account"), 64, it -> it.account().value()),
                        Cells.figures("postings", texts.get("ledger.differences.postings"), 84,
                                it -> desk.language().amounts().show(it.postings()), _ -> Meaning.DEBIT),
                        Cells.figures("logged", texts.get("ledger.differences.logged"), 84, it -> shown(it.logged())),
                        Cells.figures("listed", texts.get("ledger.differences.listed"), 84,
                                it -> shown(it.listed()))));
        Cells.onOpen(differences, it -> desk.go(Place.OneAccount.now(it.account())));
        outcome.getStyleClass().add("ledger-part");
        root = new VBox(heading, why, start, outcome);
        root.getStyleClass().add("ledger-part");
    }

    private String shown(Optional<Money> balance) {
        return balance.map(desk.language().amounts()::show).orElse("");
    }

    Parent root() {
        return root;
    }

    void show(Proof proof) {
        start.setDisable(proof instanceof Proof.Running);
        result.getStyleClass().removeAll("ledger-good", "ledger-alarm", "ledger-pending");
        outcome.getChildren().setAll(switch (proof) {
            case Proof.NotYet _ -> List.of();
            case Proof.Running running -> List.of(progress(running));
            case Proof.Done done -> outcome(done.result());
            case Proof.Cancelled _ -> said("ledger-pending", desk.texts().get("ledger.proof.cancelled"));
            case Proof.Failed failed ->
                said("ledger-alarm", desk.texts().get("ledger.proof.failed", desk.language().sentence(failed.why())));
        });
    }

    private Node progress(Proof.Running running) {
        var bar = new ProgressBar();
        bar.setId("ledger-progress");
        bar.setAccessibleText(desk.texts().get("ledger.recompute.task"));
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(running.task().fractionProperty());
        var cancel = Parts.button("ledger-cancel", desk.texts().get("ledger.recompute.cancel"),
                desk.texts().get("ledger.recompute.cancel.hint"), running.task()::cancel);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var line = new HBox(bar, cancel);
        line.getStyleClass().add("ledger-progress");
        return line;
    }

    private List<Node> said(String style, String sentence) {
        result.setText(sentence);
        result.getStyleClass().add(style);
        return List.of(result);
    }

    private List<Node> outcome(Result found) {
        var words = said(found.proven() ? "ledger-good" : "ledger-alarm", String.join("\n", model.sentences(found)));
        if (found.listed().isEmpty()) {
            return words;
        }
        differences.getItems().setAll(found.listed());
        return List.of(result, differences);
    }
}
