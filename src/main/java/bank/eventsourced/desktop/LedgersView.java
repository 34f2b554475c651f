package bank.eventsourced.desktop;

import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

/** The panel of ledgers: for each currency its balance, and debits beside credits. */
final class LedgersView {

    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");

    private final LedgersViewModel model;
    private final Texts texts;
    private final Label state = new Label();
    private final VBox ledgers = new VBox();
    private final VBox root;
    private Subscription subscription = Subscription.EMPTY;

    LedgersView(LedgersViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        state.getStyleClass().add("badge");
        state.setId("ledger-state");
        ledgers.getStyleClass().add("ledgers");
        var scroll = new ScrollPane(ledgers);
        scroll.setId("ledgers");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(texts.get("ledger.panel"));
        root = Panels.panel(Panels.heading(texts.get("ledger.title"), state), scroll);
    }

    Parent root() {
        return root;
    }

    void activate() {
        subscription = Subscription.combine(model.rows().subscribe(this::showAll),
                model.stateProperty().subscribe(state::setText),
                model.upToDateProperty().subscribe(it -> state.pseudoClassStateChanged(BEHIND, !it)));
        showAll();
    }

    void deactivate() {
        subscription.unsubscribe();
    }

    private void showAll() {
        if (model.rows().isEmpty()) {
            ledgers.getChildren().setAll(Panels.empty(texts.get("ledger.empty"), texts.get("ledger.empty.hint")));
        } else {
            ledgers.getChildren().setAll(model.rows().stream().map(this::ledger).toList());
        }
    }

    private Node ledger(LedgerRow row) {
        var ledger = new VBox(summary(row), trialBalance(row));
        ledger.getStyleClass().add("ledger");
        return ledger;
    }

    private Node summary(LedgerRow row) {
        var balance = styled(row.balance(), "ledger-balance");
        var currency = styled(row.currency(), "ledger-currency");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var figures = new HBox(balance, currency, gap, styled(row.transactions(), Styles.TEXT_MUTED));
        figures.getStyleClass().add("ledger-summary");
        return new VBox(styled(texts.get("ledger.deposits"), Styles.TEXT_MUTED), figures);
    }

    private Node trialBalance(LedgerRow row) {
        var grid = new GridPane();
        grid.getStyleClass().add("trial-balance");
        var names = new ColumnConstraints();
        names.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, figures(), figures());
        addLine(grid, texts.get("ledger.account"), texts.get("ledger.debits"), texts.get("ledger.credits"),
                "trial-head");
        row.lines().forEach(line -> addLine(grid, line.account(), line.debits(), line.credits(), "trial-line"));
        addLine(grid, texts.get(row.balanced() ? "ledger.balanced" : "ledger.unbalanced"), row.debits(), row.credits(),
                row.balanced() ? "trial-total" : "trial-fault");
        return grid;
    }

    private static ColumnConstraints figures() {
        var column = new ColumnConstraints();
        column.setHalignment(HPos.RIGHT);
        column.setMinWidth(Region.USE_PREF_SIZE);
        return column;
    }

    private static void addLine(GridPane grid, String name, String debits, String credits, String style) {
        var left = styled(name, style);
        left.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), left, figure(debits, style), figure(credits, style));
    }

    private static Label figure(String text, String style) {
        var figure = styled(text, style);
        figure.getStyleClass().add("figure");
        figure.setMaxWidth(Double.MAX_VALUE);
        figure.setMinWidth(Region.USE_PREF_SIZE);
        return figure;
    }

    private static Label styled(String text, String style) {
        var label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }
}
