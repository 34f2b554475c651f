package bank.eventsourced.desktop.account;

import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.kit.Wrapping;

/** What the account has and may do. Actions that are off say why. */
final class AccountHeader {

    private static final PseudoClass DEBIT = PseudoClass.getPseudoClass("debit");
    private static final PseudoClass BEHIND = PseudoClass.getPseudoClass("behind");

    private final Desk desk;
    private final Label name = new Label();
    private final Label status = new Label();
    private final Label balance = new Label();
    private final Label available = new Label();
    private final Label reason = new Label();
    private final Button deposit;
    private final Button withdraw;
    private final Button transfer;
    private final Button freeze;
    private final Button unfreeze;
    private final Button limit;
    private final Button close;
    private final Button forget;
    private final MenuButton statement;
    private final VBox root;
    private Optional<Account> shown = Optional.empty();
    private boolean past;

    /** @param statementItems what can be done with the statement that is shown */
    AccountHeader(Desk desk, MenuItem... statementItems) {
        this.desk = desk;
        deposit = action("deposit", Shortcut.DEPOSIT, it -> new Intent.Deposit(Optional.of(it)));
        deposit.getStyleClass().add(Styles.ACCENT);
        withdraw = action("withdraw", Shortcut.WITHDRAW, it -> new Intent.Withdraw(Optional.of(it)));
        transfer = action("transfer", Shortcut.TRANSFER, it -> new Intent.Transfer(Optional.of(it)));
        freeze = action("freeze", Intent.Freeze::new);
        unfreeze = action("unfreeze", Intent.Unfreeze::new);
        limit = action("limit", Intent.ChangeOverdraftLimit::new);
        close = action("close", Intent.Close::new);
        forget = action("forget", Intent.Forget::new);
        statement = new MenuButton(desk.texts().get("account.action.statement"), null, statementItems);
        statement.setId("account-statement");
        statement.setAccessibleText(desk.texts().get("account.action.statement"));
        label(name, "account-name", "account-name");
        label(status, "account-status", "badge");
        status.setMinWidth(Region.USE_PREF_SIZE);
        label(balance, "account-balance", "balance");
        label(available, "account-available", Styles.TEXT_MUTED);
        label(reason, "account-reason", "account-reason");
        Wrapping.allow(reason);
        Wrapping.allow(name);
        var first = new HBox(name, status);
        first.getStyleClass().add("account-first");
        var second = new FlowPane(balance, available);
        second.getStyleClass().add("account-second");
        var actions = new FlowPane(deposit, withdraw, transfer, statement, freeze, unfreeze, limit, close, forget);
        actions.getStyleClass().add("actions");
        root = new VBox(first, second, reason, actions);
        root.getStyleClass().addAll("card", "account-header");
    }

    private static void label(Label label, String id, String style) {
        label.setId(id);
        label.getStyleClass().add(style);
    }

    private Button action(String name, Shortcut shortcut, Function<AccountNumber, Intent> intent) {
        var texts = desk.texts();
        return Parts.button("account-" + name, texts.get("account.action." + name),
                texts.get("account.action." + name + ".hint", shortcut.shown()), () -> ask(intent));
    }

    private Button action(String name, Function<AccountNumber, Intent> intent) {
        var texts = desk.texts();
        return Parts.button("account-" + name, texts.get("account.action." + name),
                texts.get("account.action." + name + ".hint"), () -> ask(intent));
    }

    private void ask(Function<AccountNumber, Intent> intent) {
        shown.ifPresent(it -> desk.ask(intent.apply(it.view().number())));
    }

    Parent root() {
        return root;
    }

    Optional<AccountView> account() {
        return shown.map(Account::view);
    }

    void show(Account account) {
        shown = Optional.of(account);
        var view = account.view();
        var amounts = desk.language().amounts();
        name.setText(view.holder());
        status.setText(desk.texts().get("status." + view.status()));
        status.pseudoClassStateChanged(BEHIND, view.status() != AccountStatus.OPEN);
        balance.setText(amounts.showWithCurrency(view.balance()));
        balance.pseudoClassStateChanged(DEBIT, view.balance().isNegative());
        available.setText(desk.texts()
                .get("account.available", amounts.show(view.available()),
                        amounts.show(view.overdraftLimit())));
        enable();
    }

    /** In the past nothing can be done. */
    void showPast(boolean looksAtPast) {
        past = looksAtPast;
        enable();
    }

    private void enable() {
        var now = shown.map(it -> it.view().status());
        var open = now.equals(Optional.of(AccountStatus.OPEN));
        var frozen = now.equals(Optional.of(AccountStatus.FROZEN));
        Stream.of(deposit, withdraw, transfer, limit, close).forEach(it -> it.setDisable(past || !open));
        limit.setDisable(past || !(open || frozen));
        freeze.setDisable(past || !open);
        unfreeze.setDisable(past);
        forget.setDisable(past || now.isEmpty());
        show(freeze, !frozen);
        show(unfreeze, frozen);
        reason.setText(why());
        show(reason, !reason.getText().isEmpty());
    }

    private String why() {
        var texts = desk.texts();
        if (past) {
            return texts.get("account.off.past");
        }
        return shown.map(it -> switch (it.view().status()) {
            case OPEN -> "";
            case FROZEN -> it.freezeReason()
                    .filter(words -> !words.isBlank())
                    .map(words -> texts.get("account.off.frozen", words))
                    .orElseGet(() -> texts.get("account.off.frozenWithoutReason"));
            case CLOSED -> texts.get("account.off.closed");
        }).orElse("");
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** @param freezeReason why it is frozen, if it is */
    record Account(AccountView view, Optional<String> freezeReason) {}
}
