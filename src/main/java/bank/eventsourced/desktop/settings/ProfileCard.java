package bank.eventsourced.desktop.settings;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.util.Subscription;

import bank.eventsourced.desktop.kit.Desk;

/** What heads statements, and from which amount on one is asked twice. */
final class ProfileCard {

    private static final int ADDRESS_LINES = 3;

    private final ProfileViewModel model;
    private final TextField name = new TextField();
    private final TextArea address = new TextArea();
    private final TextField largeAmount = new TextField();
    private final Label problem = Cards.words("", "form-problem");
    private final Node root;

    ProfileCard(Desk desk) {
        var texts = desk.texts();
        model = new ProfileViewModel(desk);
        name(name, "bank-name", texts.get("settings.bank.name"));
        name(address, "bank-address", texts.get("settings.bank.address"));
        name(largeAmount, "bank-large-amount", texts.get("settings.bank.large"));
        address.setPrefRowCount(ADDRESS_LINES);
        problem.setId("bank-problem");
        root = Cards.card(texts.get("settings.bank"),
                Cards.setting(texts.get("settings.bank.name"), name, texts.get("settings.bank.name.hint")),
                Cards.setting(texts.get("settings.bank.address"), address, ""),
                Cards.setting(texts.get("settings.bank.large"), largeAmount, texts.get("settings.bank.large.hint")),
                problem);
    }

    private static void name(TextInputControl field, String id, String name) {
        field.setId(id);
        field.setAccessibleText(name);
    }

    Node root() {
        return root;
    }

    Subscription follow() {
        name.textProperty().bindBidirectional(model.nameProperty());
        address.textProperty().bindBidirectional(model.addressProperty());
        largeAmount.textProperty().bindBidirectional(model.largeAmountProperty());
        return Subscription.combine(model.problemProperty().subscribe(this::show), keepOnLeaving(name),
                keepOnLeaving(address), keepOnLeaving(largeAmount), model::keep,
                () -> name.textProperty().unbindBidirectional(model.nameProperty()),
                () -> address.textProperty().unbindBidirectional(model.addressProperty()),
                () -> largeAmount.textProperty().unbindBidirectional(model.largeAmountProperty()));
    }

    private Subscription keepOnLeaving(TextInputControl field) {
        return field.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                model.keep();
            }
        });
    }

    private void show(String sentence) {
        problem.setText(sentence);
        Cards.setShown(problem, !sentence.isEmpty());
    }
}
