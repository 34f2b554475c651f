package bank.eventsourced.desktop.account;

import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.Parent;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

import bank.eventsourced.desktop.account.PeriodChoice.Usual;
import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.journal.Period;

/** Chooses the days of a statement. */
final class PeriodBar {

    private final Desk desk;
    private final Runnable chosen;
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton own;
    private final DatePicker from;
    private final DatePicker to;
    private final Label problem = new Label();
    private final HBox days;
    private final FlowPane root = new FlowPane();

    /** @param chosen is called when there is another choice */
    PeriodBar(Desk desk, Runnable chosen) {
        this.desk = desk;
        this.chosen = chosen;
        var today = LocalDate.now(desk.language().zone());
        root.getStyleClass().add("periods");
        for (var usual : Usual.values()) {
            var chip = chip("period-" + usual, desk.texts().get("account.period." + usual));
            chip.setUserData(usual);
        }
        own = chip("period-OWN", desk.texts().get("account.period.OWN"));
        from = day("period-from", today.withDayOfMonth(1));
        to = day("period-to", today);
        days = new HBox(from, new Label("–"), to);
        days.getStyleClass().add("days");
        problem.setId("period-problem");
        problem.getStyleClass().add("form-problem");
        root.getChildren().addAll(days, problem);
        group.selectToggle(group.getToggles().getFirst());
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                changed();
            }
        });
        show();
    }

    Parent root() {
        return root;
    }

    void choose(Usual usual) {
        group.getToggles().stream().filter(it -> usual.equals(it.getUserData())).forEach(group::selectToggle);
    }

    /** Absent while the days that were typed make no period. */
    Optional<PeriodChoice> choice() {
        if (!own.isSelected()) {
            return Optional.ofNullable(group.getSelectedToggle()).map(it -> (Usual) it.getUserData());
        }
        var first = Optional.ofNullable(from.getValue());
        var last = Optional.ofNullable(to.getValue());
        return first.isEmpty() || last.isEmpty() || first.get().isAfter(last.get()) ? Optional.empty()
                : Optional.of(new PeriodChoice.Own(new Period(first.get(), last.get())));
    }

    private void changed() {
        show();
        if (choice().isPresent()) {
            chosen.run();
        }
    }

    private void show() {
        var isOwn = own.isSelected();
        days.setVisible(isOwn);
        days.setManaged(isOwn);
        problem.setText(choice().isPresent() ? "" : desk.texts().get("account.period.problem"));
    }

    private ToggleButton chip(String id, String text) {
        var chip = new ToggleButton(text);
        chip.setId(id);
        chip.setAccessibleText(text);
        chip.getStyleClass().add("chip");
        chip.setToggleGroup(group);
        root.getChildren().add(chip);
        return chip;
    }

    private DatePicker day(String id, LocalDate day) {
        var name = desk.texts().get(id.equals("period-from") ? "account.period.from" : "account.period.to");
        var picker = DateField.of(desk, id, name).control();
        picker.setValue(day);
        picker.setPrefWidth(140);
        picker.valueProperty().subscribe((_, _) -> changed());
        return picker;
    }
}
