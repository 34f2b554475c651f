package bank.eventsourced.desktop.ledger;

import java.util.List;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.LedgerView.TrialBalanceLine;
import bank.eventsourced.money.Money;

/** The accounts of the chart with their debits and credits, and whether both come to the same. */
final class TrialBalance {

    private final Desk desk;
    private final GridPane grid = new GridPane();
    private final Label verdict = new Label();
    private final VBox root = new VBox(grid, verdict);
    private Optional<Sums> shown = Optional.empty();
    private int row;

    TrialBalance(Desk desk) {
        this.desk = desk;
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().add(names);
        verdict.setId("ledger-verdict");
        Wrapping.allow(verdict);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        root.getStyleClass().add("trial");
    }

    Parent root() {
        return root;
    }

    /** Where nothing was posted since, nothing is laid out anew. */
    void show(LedgerView view) {
        var sums = Optional.of(new Sums(view.trialBalance(), view.debits(), view.credits()));
        if (shown.equals(sums)) {
            return;
        }
        shown = sums;
        var texts = desk.texts();
        grid.getChildren().clear();
        row = 0;
        line("trial-head", texts.get("ledger.chart"), texts.get("ledger.debits"), texts.get("ledger.credits"));
        view.trialBalance()
                .forEach(it -> line("trial-line", texts.get("chart." + it.account()), shown(it.debits()),
                        shown(it.credits())));
        var balanced = view.debits().equals(view.credits());
        line(balanced ? "trial-total" : "trial-fault", texts.get("ledger.total"),
                desk.language().amounts().show(view.debits()), desk.language().amounts().show(view.credits()));
        verdict.getStyleClass().removeAll("ledger-good", "ledger-alarm");
        verdict.getStyleClass().add(balanced ? "ledger-good" : "ledger-alarm");
        verdict.setText(balanced ? texts.get("ledger.balanced")
                : texts.get("ledger.unbalanced",
                        desk.language().amounts().showWithCurrency(view.debits().minus(view.credits()))));
    }

    /** An account that nothing was posted to is blank. */
    private String shown(Money amount) {
        return amount.isZero() ? "" : desk.language().amounts().show(amount);
    }

    private void line(String style, String name, String debits, String credits) {
        var words = label(style, name);
        words.setMinWidth(Region.USE_PREF_SIZE);
        grid.addRow(row++, words, figure(style, debits), figure(style, credits));
    }

    private static Label label(String style, String text) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMaxHeight(Double.MAX_VALUE);
        return label;
    }

    private static Label figure(String style, String text) {
        var label = label(style, text);
        label.getStyleClass().add("figure");
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private record Sums(List<TrialBalanceLine> lines, Money debits, Money credits) {}
}
