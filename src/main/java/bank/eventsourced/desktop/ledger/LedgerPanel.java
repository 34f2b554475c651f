package bank.eventsourced.desktop.ledger;

import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Wrapping;
import bank.eventsourced.desktop.ledger.LedgerViewModel.Proof;
import bank.eventsourced.desktop.ledger.Reconciliation.Verdict;
import bank.eventsourced.ledger.LedgerView;

/** One ledger: its balance, its trial balance, and whether it agrees with the accounts. */
final class LedgerPanel {

    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");
    private static final PseudoClass DEBIT = PseudoClass.getPseudoClass("debit");

    private final Desk desk;
    private final Label balance = label("ledger-balance", "balance");
    private final Label currency = label("ledger-currency", "ledger-currency");
    private final Label transactions = label("ledger-transactions", Styles.TEXT_MUTED);
    private final Label badge = label("ledger-badge", "badge");
    private final TrialBalance trial;
    private final Label reconciliation = new Label();
    private final Button find;
    private final VBox agreement;
    private final ScrollPane root;

    LedgerPanel(Desk desk, ProofPanel proof, Runnable recompute) {
        this.desk = desk;
        trial = new TrialBalance(desk);
        reconciliation.setId("ledger-reconciliation");
        Wrapping.allow(reconciliation);
        reconciliation.setMinHeight(Region.USE_PREF_SIZE);
        find = Parts.button("ledger-find", desk.texts().get("ledger.find"), desk.texts().get("ledger.find.hint"),
                recompute);
        agreement = new VBox(heading("ledger.reconciliation"), reconciliation, find);
        agreement.getStyleClass().add("ledger-part");
        var amount = new HBox(balance, currency);
        amount.getStyleClass().add("ledger-summary");
        var facts = new FlowPane(transactions, badge);
        facts.getStyleClass().add("ledger-facts");
        var all = new VBox(new VBox(amount, facts), trial.root(), agreement, proof.root());
        all.getStyleClass().add("ledger-panel");
        root = new ScrollPane(all);
        root.setFitToWidth(true);
        root.setFocusTraversable(false);
    }

    Parent root() {
        return root;
    }

    /** What became of the proof stands at the end: nobody should have to look for it. */
    void reveal(Proof proof) {
        if (!(proof instanceof Proof.NotYet)) {
            root.layout();
            root.setVvalue(root.getVmax());
        }
    }

    void showNow(LedgerLook.One ledger) {
        show(ledger.view());
        var behind = ledger.view().behind();
        badge.setText(behind == 0 ? desk.texts().get("ledger.upToDate", ledger.view().checkpoint())
                : desk.texts().get("ledger.behind", behind));
        badge.pseudoClassStateChanged(BEHIND, behind > 0);
        agreement.setVisible(true);
        agreement.setManaged(true);
        show(ledger.reconciliation());
    }

    void showPast(LedgerView view) {
        show(view);
        badge.setText(desk.texts().get("ledger.past.badge", view.checkpoint()));
        badge.pseudoClassStateChanged(BEHIND, true);
        agreement.setVisible(false);
        agreement.setManaged(false);
    }

    private void show(LedgerView view) {
        balance.setText(desk.language().amounts().show(view.balance()));
        balance.pseudoClassStateChanged(DEBIT, view.balance().isNegative());
        currency.setText(view.currency().getCurrencyCode());
        transactions.setText(desk.texts().get("ledger.transactions", view.transactions()));
        trial.show(view);
    }

    private void show(Reconciliation it) {
        var amounts = desk.language().amounts();
        var difference = it.deposits().minus(it.accounts());
        reconciliation.setText(desk.texts()
                .get("ledger.reconciliation." + it.verdict(), amounts.showWithCurrency(it.deposits()),
                        amounts.showWithCurrency(it.accounts()), amounts.showWithCurrency(difference)));
        reconciliation.getStyleClass().removeAll("ledger-good", "ledger-alarm", "ledger-pending");
        reconciliation.getStyleClass().add(switch (it.verdict()) {
            case AGREES -> "ledger-good";
            case PENDING -> "ledger-pending";
            case DIFFERS -> "ledger-alarm";
        });
        find.setVisible(it.verdict() == Verdict.DIFFERS);
        find.setManaged(it.verdict() == Verdict.DIFFERS);
    }

    private Label heading(String key) {
        return label("", "ledger-heading", desk.texts().get(key));
    }

    private static Label label(String id, String style) {
        return label(id, style, "");
    }

    private static Label label(String id, String style, String text) {
        var label = new Label(text);
        label.setId(id);
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }
}
