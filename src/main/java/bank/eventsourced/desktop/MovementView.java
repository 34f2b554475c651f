package bank.eventsourced.desktop;

import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

import bank.eventsourced.desktop.FormProblem.Field;

/** The form that credits or debits an account, as it is seen. */
final class MovementView {

    private final MovementViewModel model;
    private final FormPanel form;
    private Subscription subscription = Subscription.EMPTY;

    MovementView(MovementViewModel model, Texts texts) {
        this.model = model;
        form = new FormPanel("movement", texts, model::confirm, model::cancel);
        var amount = new TextField();
        amount.textProperty().bindBidirectional(model.amountProperty());
        amount.getStyleClass().add("amount-field");
        var text = new TextField();
        text.textProperty().bindBidirectional(model.textProperty());
        form.add(Field.AMOUNT, texts.get("movement.amount"), amount, Priority.NEVER);
        form.add(Field.TEXT, texts.get("movement.text"), text, Priority.ALWAYS);
    }

    Parent root() {
        return form.root();
    }

    void activate() {
        subscription = form.follow(model.titleProperty(), model.confirmationProperty(), model.previewProperty(),
                model.openProperty(), model.busyProperty(), model.problemProperty());
    }

    void deactivate() {
        subscription.unsubscribe();
    }
}
