package bank.eventsourced.desktop.kit;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;

import bank.eventsourced.desktop.kit.FormProblem.Field;

/**
 * A form within a panel: a title, fields side by side, what is wrong beneath them, and two buttons. Enter confirms, Esc
 * cancels. It shows itself while its view model is open, and marks the field that is wrong.
 */
public final class FormPanel {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final double LARGEST_TITLE = 600;

    private final VBox root = new VBox();
    private final HBox fields = new HBox();
    private final Map<Field, Control> controls = new EnumMap<>(Field.class);
    private final Label title = new Label();
    private final Label note = new Label();
    private final Label problem = new Label();
    private final Button confirm = new Button();
    private final Button cancel;
    private final Runnable confirmed;
    private final Runnable cancelled;

    public FormPanel(String id, Texts texts, Runnable confirmed, Runnable cancelled) {
        this.confirmed = confirmed;
        this.cancelled = cancelled;
        cancel = new Button(texts.get("form.cancel"));
        cancel.setTooltip(new Tooltip(texts.get("form.cancel.hint")));
        cancel.setAccessibleText(texts.get("form.cancel"));
        cancel.setOnAction(_ -> cancelled.run());
        confirm.getStyleClass().add(Styles.ACCENT);
        confirm.setId(id + "-confirm");
        confirm.setTooltip(new Tooltip(texts.get("form.confirm.hint")));
        confirm.accessibleTextProperty().bind(confirm.textProperty());
        confirm.setOnAction(_ -> confirmed.run());
        title.getStyleClass().add("form-title");
        title.setMaxWidth(LARGEST_TITLE);
        note.getStyleClass().add(Styles.TEXT_MUTED);
        note.setId(id + "-note");
        problem.getStyleClass().add("form-problem");
        problem.setId(id + "-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        fields.getStyleClass().add("form-fields");
        root.setId(id);
        root.getStyleClass().add("form");
        root.getChildren().setAll(heading(), fields, foot());
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    public Parent root() {
        return root;
    }

    /** Adds a field, named for people, screen readers and tests. */
    public void add(Field field, String name, Control control, Priority grow) {
        var label = new Label(name);
        label.setLabelFor(control);
        label.getStyleClass().add("field-label");
        control.setId(root.getId() + "-" + field.name().toLowerCase(java.util.Locale.ROOT));
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        if (control instanceof ComboBox<?> choice) {
            choice.getEditor().setAccessibleText(name);
        }
        var labelled = new VBox(label, control);
        labelled.getStyleClass().add("field");
        HBox.setHgrow(labelled, grow);
        fields.getChildren().add(labelled);
        controls.put(field, control);
    }

    /** Follows a view model until the subscription ends. */
    public Subscription follow(ObservableValue<String> heading, ObservableValue<String> confirmation,
            ObservableValue<String> remark, ObservableValue<Boolean> open, ObservableValue<Boolean> busy,
            ObservableValue<FormProblem> wrong) {
        return Subscription.combine(heading.subscribe(title::setText), confirmation.subscribe(confirm::setText),
                remark.subscribe(note::setText), open.subscribe(this::setOpen), busy.subscribe(confirm::setDisable),
                wrong.subscribe(this::show));
    }

    private HBox heading() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var heading = new HBox(title, gap, note);
        heading.getStyleClass().add("form-heading");
        return heading;
    }

    private HBox foot() {
        HBox.setHgrow(problem, Priority.ALWAYS);
        problem.setMaxWidth(Double.MAX_VALUE);
        confirm.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        var foot = new HBox(problem, cancel, confirm);
        foot.setAlignment(Pos.TOP_RIGHT);
        foot.getStyleClass().add("form-foot");
        return foot;
    }

    private void setOpen(boolean open) {
        root.setVisible(open);
        root.setManaged(open);
        if (open) {
            controls.values().stream().findFirst().ifPresent(Control::requestFocus);
        }
    }

    private void show(FormProblem wrong) {
        problem.setText(wrong.sentence());
        controls.forEach((field, control) -> {
            var isWrong = field == wrong.field();
            control.pseudoClassStateChanged(WRONG, isWrong);
            control.setAccessibleHelp(isWrong ? wrong.sentence() : "");
            if (isWrong) {
                control.requestFocus();
            }
        });
    }

    private void pressed(KeyEvent event) {
        var choosing = List.copyOf(controls.values())
                .stream()
                .anyMatch(it -> it instanceof ComboBox<?> choice
                        && choice.isShowing());
        if (choosing || event.isAltDown()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            cancelled.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !cancel.isFocused()) {
            confirmed.run();
            event.consume();
        }
    }
}
