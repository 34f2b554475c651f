package bank.eventsourced.desktop;

import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.util.Subscription;

import bank.eventsourced.desktop.FormProblem.Field;

/** The form that opens an account, as it is seen. */
final class CreateAccountView {

    private final CreateAccountViewModel model;
    private final Texts texts;
    private final FormPanel form;
    private Subscription subscription = Subscription.EMPTY;

    CreateAccountView(CreateAccountViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        form = new FormPanel("create", texts, model::confirm, model::cancel);
        var number = new TextField();
        number.textProperty().bindBidirectional(model.numberProperty());
        number.setPrefColumnCount(8);
        var holder = new TextField();
        holder.textProperty().bindBidirectional(model.holderProperty());
        var currency = new ComboBox<String>();
        currency.getItems().setAll(model.currencies());
        currency.setEditable(true);
        currency.getEditor().textProperty().bindBidirectional(model.currencyProperty());
        currency.getEditor().setPrefColumnCount(4);
        var limit = new TextField();
        limit.textProperty().bindBidirectional(model.limitProperty());
        limit.setPromptText(texts.get("create.limit.prompt"));
        limit.setPrefColumnCount(8);
        limit.getStyleClass().add("amount-field");
        form.add(Field.NUMBER, texts.get("create.number"), number, Priority.NEVER);
        form.add(Field.HOLDER, texts.get("create.holder"), holder, Priority.ALWAYS);
        form.add(Field.CURRENCY, texts.get("create.currency"), currency, Priority.NEVER);
        form.add(Field.LIMIT, texts.get("create.limit"), limit, Priority.NEVER);
    }

    Parent root() {
        return form.root();
    }

    void activate() {
        subscription = form.follow(new SimpleStringProperty(texts.get("create.title")),
                new SimpleStringProperty(texts.get("create.confirm")), new SimpleStringProperty(""),
                model.openProperty(), model.busyProperty(), model.problemProperty());
    }

    void deactivate() {
        subscription.unsubscribe();
    }
}
