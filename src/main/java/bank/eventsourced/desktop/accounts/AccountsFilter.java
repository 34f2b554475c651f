package bank.eventsourced.desktop.accounts;

import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

import atlantafx.base.controls.CustomTextField;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.account.AccountQuery;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.desktop.kit.Desk;

/** A field for words, and chips for status and currency. None pressed means all. */
final class AccountsFilter {

    private final Desk desk;
    private final AccountsViewModel model;
    private final TextField words = new CustomTextField();
    private final Map<AccountStatus, ToggleButton> statuses = new EnumMap<>(AccountStatus.class);
    private final FlowPane chips = new FlowPane();
    private final HBox currencies = new HBox();
    private final HBox root;

    AccountsFilter(Desk desk, AccountsViewModel model) {
        this.desk = desk;
        this.model = model;
        var texts = desk.texts();
        words.setId("accounts-filter");
        words.setPrefColumnCount(24);
        words.setPromptText(texts.get("accounts.filter"));
        words.setAccessibleText(texts.get("accounts.filter"));
        ((CustomTextField) words).setLeft(new FontIcon(Feather.SEARCH));
        words.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !words.getText().isEmpty()) {
                words.clear();
                event.consume();
            }
        });
        for (var status : AccountStatus.values()) {
            var chip = chip("accounts-status-" + status, texts.get("status." + status));
            chip.setOnAction(_ -> model.show(status, chip.isSelected()));
            statuses.put(status, chip);
        }
        chips.getStyleClass().add("chips");
        currencies.getStyleClass().add("chips");
        chips.getChildren().addAll(statuses.values());
        chips.getChildren().add(currencies);
        HBox.setHgrow(words, Priority.SOMETIMES);
        HBox.setHgrow(chips, Priority.ALWAYS);
        root = new HBox(words, chips);
        root.getStyleClass().add("filters");
    }

    Parent root() {
        return root;
    }

    void focus() {
        words.requestFocus();
        words.selectAll();
    }

    Subscription activate() {
        return Subscription.combine(words.textProperty().subscribe((_, typed) -> model.filter(typed)),
                model.queryProperty().subscribe(this::show), model.currenciesProperty().subscribe(this::offer));
    }

    /** The controls follow the query, which others may clear. */
    private void show(AccountQuery query) {
        if (query.text().isEmpty() && !words.getText().isBlank()) {
            words.clear();
        }
        statuses.forEach((status, chip) -> chip.setSelected(query.statuses().contains(status)));
        for (Node node : currencies.getChildren()) {
            if (node instanceof ToggleButton chip) {
                chip.setSelected(query.currency().equals(Optional.ofNullable(chip.getUserData())));
            }
        }
    }

    /** With one currency there is nothing to choose. */
    private void offer(List<Currency> present) {
        var shown = currencies.getChildren().stream().map(Node::getUserData).toList();
        if (shown.equals(present)) {
            return;
        }
        currencies.getChildren().setAll(present.size() < 2 ? List.of() : present.stream().map(this::chip).toList());
        show(model.queryProperty().get());
    }

    private ToggleButton chip(Currency currency) {
        var chip = chip("accounts-currency-" + currency, currency.getCurrencyCode());
        chip.setUserData(currency);
        chip.setOnAction(_ -> model.show(Optional.of(currency).filter(_ -> chip.isSelected())));
        return chip;
    }

    private ToggleButton chip(String id, String text) {
        var chip = new ToggleButton(text);
        chip.setId(id);
        chip.setAccessibleText(desk.texts().get("accounts.only", text));
        chip.getStyleClass().add("chip");
        return chip;
    }
}
