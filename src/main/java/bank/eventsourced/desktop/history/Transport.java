package bank.eventsourced.desktop.history;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Shortcut;
import bank.eventsourced.desktop.kit.Wrapping;

/** The way through the versions: first, back, the slider, forward, now, play; and a jump to an instant. */
final class Transport {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final double DATE_WIDTH = 140;
    private static final double TIME_WIDTH = 100;

    private final Desk desk;
    private final HistoryViewModel model;
    private final DatePicker date;
    private final TextField time = new TextField();
    private final VBox root;

    Transport(Desk desk, HistoryViewModel model) {
        this.desk = desk;
        this.model = model;
        var texts = desk.texts();
        date = DateField.of(desk, "history-date", texts.get("history.jump.date")).control();
        var way = new HBox(step("history-first", Feather.SKIP_BACK, Shortcut.FIRST, model::first),
                step("history-older", Feather.CHEVRON_LEFT, Shortcut.OLDER, () -> model.step(-1)), slider(),
                step("history-newer", Feather.CHEVRON_RIGHT, Shortcut.NEWER, () -> model.step(1)),
                step("history-now", Feather.SKIP_FORWARD, Shortcut.NOW, model::now), play(), place());
        way.getStyleClass().add("history-way");
        var when = new Label(texts.get("history.jump"));
        when.getStyleClass().add("field-label");
        when.setLabelFor(date);
        var problem = new Label();
        problem.setId("history-problem");
        problem.getStyleClass().add("form-problem");
        Wrapping.allow(problem);
        problem.textProperty().bind(model.problemProperty());
        var jump = new HBox(when, dateField(), timeField(), jumpButton(), problem);
        jump.getStyleClass().add("history-jump");
        root = new VBox(way, jump);
        root.getStyleClass().add("history-transport");
    }

    Parent root() {
        return root;
    }

    private Button step(String id, Feather icon, Shortcut shortcut, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.setGraphic(new FontIcon(icon));
        button.setAccessibleText(shortcut.does(desk.texts()));
        button.setTooltip(new Tooltip("%s (%s)".formatted(shortcut.does(desk.texts()), shortcut.shown())));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Button play() {
        var button = step("history-play", Feather.PLAY, Shortcut.PLAY, model::togglePlay);
        model.playingProperty()
                .subscribe(playing -> {
                    button.setGraphic(new FontIcon(playing ? Feather.PAUSE : Feather.PLAY));
                    button.setAccessibleText(desk.texts().get(playing ? "history.pause" : "history.play"));
                });
        return button;
    }

    private Slider slider() {
        var slider = new Slider();
        slider.setId("history-slider");
        slider.setAccessibleText(desk.texts().get("history.slider"));
        slider.setMin(1);
        slider.setMax(1);
        slider.setBlockIncrement(1);
        HBox.setHgrow(slider, Priority.ALWAYS);
        model.versionsProperty().subscribe(count -> slider.setMax(Math.max(1, count.doubleValue())));
        model.versionProperty().subscribe(version -> slider.setValue(Math.max(1, version.doubleValue())));
        slider.valueProperty().subscribe(value -> {
            var version = Math.round(value.doubleValue());
            if (version != model.versionProperty().get() && model.versionProperty().get() > 0) {
                model.go(version);
            }
        });
        return slider;
    }

    private Label place() {
        var place = new Label();
        place.setId("history-place");
        place.setMinWidth(Region.USE_PREF_SIZE);
        place.textProperty()
                .bind(Bindings.createStringBinding(() -> model.versionsProperty().get() == 0 ? ""
                        : desk.texts()
                                .get("history.place", desk.language().count(model.versionProperty().get()),
                                        desk.language().count(model.versionsProperty().get())),
                        model.versionProperty(), model.versionsProperty()));
        return place;
    }

    private DatePicker dateField() {
        date.setPromptText(desk.texts().get("history.jump.date"));
        date.setPrefWidth(DATE_WIDTH);
        date.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                jump();
            }
        });
        return date;
    }

    private TextField timeField() {
        time.setId("history-time");
        time.setAccessibleText(desk.texts().get("history.jump.time"));
        time.setPromptText(desk.texts().get("history.jump.time.prompt"));
        time.setPrefWidth(TIME_WIDTH);
        time.setOnAction(_ -> jump());
        return time;
    }

    private Button jumpButton() {
        var button = new Button(desk.texts().get("history.jump.go"));
        button.setId("history-jump");
        button.setAccessibleText(desk.texts().get("history.jump.go.hint"));
        button.setTooltip(new Tooltip(desk.texts().get("history.jump.go.hint")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> jump());
        return button;
    }

    /** Without a time, the end of the day. */
    private void jump() {
        var day = desk.language().readDate(date.getEditor().getText());
        var clock = readTime(time.getText());
        date.getEditor().pseudoClassStateChanged(WRONG, day.isEmpty());
        time.pseudoClassStateChanged(WRONG, clock.isEmpty());
        if (day.isPresent() && clock.isPresent()) {
            model.jump(day.get().atTime(clock.get()).atZone(desk.language().zone()).toInstant());
        } else {
            model.refuseJump(desk.texts().get(day.isEmpty() ? "history.jump.noDate" : "history.jump.noTime"));
        }
    }

    /** Such as 14:05 or 14:05:09. */
    private static Optional<LocalTime> readTime(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Optional.of(LocalTime.MAX);
        }
        try {
            return Optional.of(LocalTime.parse(typed.length() == "9:05".length() ? "0" + typed : typed));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
