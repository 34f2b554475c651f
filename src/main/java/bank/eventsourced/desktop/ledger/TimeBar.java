package bank.eventsourced.desktop.ledger;

import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.ledger.LedgerViewModel.Past;

/** Chooses the position in the log of accounts as of which the ledger is shown: a slider and a field that are one. */
final class TimeBar {

    private final LedgerViewModel model;
    private final Slider slider = new Slider();
    private final TextField field = new TextField();
    private final HBox root;
    private boolean showing;

    TimeBar(Desk desk, LedgerViewModel model) {
        this.model = model;
        var name = desk.texts().get("ledger.asOf");
        var label = new Label(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        slider.setId("ledger-slider");
        slider.setAccessibleText(name);
        slider.setBlockIncrement(1);
        slider.valueProperty().subscribe((_, value) -> {
            if (!showing) {
                model.asOf(Math.round(value.doubleValue()));
            }
        });
        field.setId("ledger-position");
        field.setAccessibleText(name);
        field.setPrefColumnCount(6);
        field.getStyleClass().add("amount-field");
        field.setOnAction(_ -> typed());
        HBox.setHgrow(slider, Priority.ALWAYS);
        root = new HBox(label, slider, field);
        root.getStyleClass().add("ledger-time");
    }

    Parent root() {
        return root;
    }

    private void typed() {
        var digits = field.getText().replaceAll("[^0-9]", "");
        if (digits.isEmpty() || digits.length() > 18) {
            show();
        } else {
            model.asOf(Long.parseLong(digits));
        }
    }

    /** Follows what is looked at. */
    void show() {
        var newest = model.newest();
        var position = model.pastProperty().get().map(Past::position);
        showing = true;
        slider.setMax((double) Math.max(1, newest));
        slider.setValue(position.orElse(newest));
        slider.setDisable(newest == 0);
        field.setDisable(newest == 0);
        Optional.of(Long.toString(position.orElse(newest)))
                .filter(it -> !field.isFocused() || position.isPresent() || field.getText().isEmpty())
                .ifPresent(field::setText);
        showing = false;
    }
}
