package bank.eventsourced.desktop.shell;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;

import bank.eventsourced.account.PastAccounts;
import bank.eventsourced.desktop.kit.BankAsItWas;
import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Moment;
import bank.eventsourced.desktop.kit.Panel;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Wrapping;

/** Asks which moment of the bank's past to look at: what it knew then, and if wanted up to which value date. */
final class MomentPanel implements Panel {

    private static final DateTimeFormatter TO_THE_MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");
    private static final int MOST_DIGITS = 18;

    private final Desk desk;
    private final TimeTravel travel;
    private final Runnable close;
    private final TextField when = new TextField();
    private final DateField valueDate;
    private final Label problem = new Label();
    private final Button show;
    private final VBox root;

    MomentPanel(Desk desk, TimeTravel travel, Runnable close) {
        this.desk = desk;
        this.travel = travel;
        this.close = close;
        var texts = desk.texts();
        when.setId("moment-when");
        when.setAccessibleText(texts.get("shell.moment.when"));
        when.setPromptText(texts.get("shell.moment.when.example"));
        when.setOnAction(_ -> show());
        valueDate = DateField.of(desk, "moment-value-date", texts.get("shell.moment.valueDate"));
        problem.setId("moment-problem");
        problem.getStyleClass().add("form-problem");
        Wrapping.allow(problem);
        show = Parts.button("moment-show", texts.get("shell.moment.show"), texts.get("shell.moment.show.hint"),
                this::show);
        show.getStyleClass().add(Styles.ACCENT);
        root = new VBox(8, words(texts.get("shell.moment.explain")), label("shell.moment.when"), when,
                label("shell.moment.valueDate"),
                valueDate.control(), words(texts.get("shell.moment.valueDate.hint")), problem, show);
        root.getStyleClass().add("form");
    }

    private Label label(String key) {
        var label = words(desk.texts().get(key));
        label.getStyleClass().add("field-label");
        return label;
    }

    private static Label words(String text) {
        var words = new Label(text);
        Wrapping.allow(words);
        return words;
    }

    private void show() {
        var typed = valueDate.typedProperty().get().strip();
        var day = desk.language().readDate(typed);
        if (!typed.isEmpty() && day.isEmpty()) {
            problem.setText(DateField.problem(desk.language(), typed));
            return;
        }
        target(when.getText().strip()).ifPresentOrElse(it -> travel(it, day),
                () -> problem.setText(desk.texts().get("shell.moment.unreadable", when.getText().strip())));
    }

    /** Where in the log of accounts. */
    private interface Target {

        long position(PastAccounts past);
    }

    /** A position, an instant, a minute or a day of here; a day stands for its end. */
    private Optional<Target> target(String text) {
        if (text.matches("[0-9]{1,%d}".formatted(MOST_DIGITS))) {
            return Optional.of(past -> Math.min(Long.parseLong(text), past.newest()));
        }
        return instant(text).map(it -> past -> past.positionAt(it));
    }

    private Optional<Instant> instant(String text) {
        var zone = desk.language().zone();
        var endOfDay =
                desk.language().readDate(text).map(it -> it.plusDays(1).atStartOfDay(zone).toInstant().minusNanos(1));
        return endOfDay.or(() -> parsed(() -> LocalDateTime.parse(text, TO_THE_MINUTE).atZone(zone).toInstant()))
                .or(() -> parsed(() -> Instant.parse(text)));
    }

    private static Optional<Instant> parsed(Supplier<Instant> form) {
        try {
            return Optional.of(form.get());
        } catch (DateTimeParseException otherForm) {
            return Optional.empty();
        }
    }

    private void travel(Target target, Optional<LocalDate> day) {
        problem.setText("");
        show.setDisable(true);
        var now = travel.now();
        desk.tasks().start(desk.texts().get("shell.moment.task"), progress -> {
            var position = target.position(now.past());
            return BankAsItWas.at(now, new Moment(position, now.past().recordedAt(position), day), progress);
        }, then -> {
            close.run();
            travel.show(then);
        }, failure -> {
            show.setDisable(false);
            if (!(failure instanceof CancellationException)) {
                problem.setText(desk.texts().get("failure.reading", desk.language().sentence(failure)));
            }
        });
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public String title() {
        return desk.texts().get("shell.moment.title");
    }

    @Override
    public void activate() {
        when.requestFocus();
    }

    @Override
    public void deactivate() {
        problem.setText("");
    }
}
