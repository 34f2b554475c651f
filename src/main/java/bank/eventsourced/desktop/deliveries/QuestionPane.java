package bank.eventsourced.desktop.deliveries;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import atlantafx.base.theme.Styles;
import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.Parts;
import bank.eventsourced.desktop.kit.Wrapping;

/** Asks above the table, where one can still see what it is about. Enter confirms, Esc leaves everything as it is. */
final class QuestionPane {

    private static final int COLUMNS = 20;

    private final Desk desk;
    private final DeliveriesViewModel model;
    private final VBox root = new VBox();

    QuestionPane(Desk desk, DeliveriesViewModel model, String id) {
        this.desk = desk;
        this.model = model;
        root.setId(id);
        root.getStyleClass().addAll("card", "delivery-question");
        root.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.dismiss();
                event.consume();
            }
        });
        show(Optional.empty());
    }

    Node root() {
        return root;
    }

    void show(Optional<Question> question) {
        root.getChildren().clear();
        root.setVisible(question.isPresent());
        root.setManaged(question.isPresent());
        question.ifPresent(asked -> {
            switch (asked) {
                case Question.Retry it -> askToRetry(it);
                case Question.Skip it -> askToSkip(it);
                case Question.HoldAccount it -> askToHold(it);
                case Question.Pause it -> askToPause(it);
                case Question.Rebuild it -> askToRebuild(it);
            }
        });
    }

    private void askToRetry(Question.Retry asked) {
        var events =
                asked.deliveries().stream().mapToLong(it -> it.position().isPresent() ? it.waiting() + 1 : 0).sum();
        var confirm = confirm("confirm-retry", text("deliveries.retry.confirm", asked.deliveries().size()), () -> {
            model.retry(asked.deliveries());
            return Optional.empty();
        }, new Label());
        root.getChildren()
                .addAll(sentence(text("deliveries.retry.question", asked.deliveries().size(), events)), confirm);
        focusFirstButton(confirm);
    }

    private void askToSkip(Question.Skip asked) {
        var it = asked.delivery();
        var reason = field("skip-reason", "deliveries.reason");
        var problem = problem();
        var confirm = confirm("confirm-skip", text("deliveries.skip.confirm"), () -> model.skip(it, reason.getText()),
                problem);
        confirm.getChildren().getFirst().getStyleClass().add(Styles.DANGER);
        confirmByEnter(reason, () -> model.skip(it, reason.getText()), problem);
        root.getChildren()
                .addAll(sentence(text("deliveries.skip.question", it.position().map(Object::toString).orElse(""),
                        it.account(), model.words().follower(it.follower()))), line(labelled(reason)), problem,
                        confirm);
        reason.requestFocus();
    }

    private void askToHold(Question.HoldAccount asked) {
        var follower = choice("hold-follower", "deliveries.column.follower", asked.followers(), "ledger");
        var account = field("hold-account", "deliveries.column.account");
        account.setText(desk.contextAccount().get().map(AccountNumber::value).orElse(""));
        account.setPrefColumnCount(10);
        var reason = field("hold-reason", "deliveries.reason");
        var problem = problem();
        Supplier<Optional<String>> hold = () -> model.hold(follower.getValue(), account.getText(), reason.getText());
        confirmByEnter(account, hold, problem);
        confirmByEnter(reason, hold, problem);
        root.getChildren()
                .addAll(sentence(text("deliveries.hold.question")), line(follower, labelled(account), labelled(reason)),
                        problem, confirm("confirm-hold", text("deliveries.hold.confirm"), hold, problem));
        account.requestFocus();
    }

    private ComboBox<String> choice(String id, String name, List<String> choices, String chosen) {
        var choice = new ComboBox<String>();
        choice.setId(id);
        choice.setAccessibleText(text(name));
        choice.getItems().setAll(choices);
        choice.setConverter(names());
        choice.getSelectionModel().select(Math.max(0, choices.indexOf(chosen)));
        return choice;
    }

    private void askToPause(Question.Pause asked) {
        var reason = field("pause-reason", "deliveries.reason");
        var problem = problem();
        Supplier<Optional<String>> pause = () -> model.pause(asked.follower(), reason.getText());
        confirmByEnter(reason, pause, problem);
        root.getChildren()
                .addAll(sentence(text("deliveries.pause.question", model.words().follower(asked.follower()))),
                        line(labelled(reason)), problem,
                        confirm("confirm-pause", text("deliveries.pause.confirm"), pause, problem));
        reason.requestFocus();
    }

    private void askToRebuild(Question.Rebuild asked) {
        var name = choice("rebuild-name", "deliveries.rebuild.what", asked.names(), asked.chosen());
        root.getChildren()
                .addAll(sentence(text("deliveries.rebuild.question")), line(name),
                        confirm("confirm-rebuild", text("deliveries.rebuild.confirm"), () -> {
                            model.rebuild(name.getValue());
                            return Optional.empty();
                        }, new Label()));
        name.requestFocus();
    }

    private StringConverter<String> names() {
        return new StringConverter<>() {

            @Override
            public String toString(@Nullable String name) {
                return name == null ? "" : model.words().follower(name);
            }

            @Override
            public String fromString(String text) {
                return text;
            }
        };
    }

    private HBox confirm(String id, String name, Supplier<Optional<String>> act, Label problem) {
        var yes = Parts.button(id, name, name, () -> say(act.get(), problem));
        yes.getStyleClass().add(Styles.ACCENT);
        var no = Parts.button("dismiss-question", text("deliveries.dismiss"), text("deliveries.dismiss"),
                model::dismiss);
        return line(yes, no);
    }

    private static void confirmByEnter(TextField field, Supplier<Optional<String>> act, Label problem) {
        field.setOnAction(_ -> say(act.get(), problem));
    }

    private static void say(Optional<String> wrong, Label problem) {
        problem.setText(wrong.orElse(""));
        problem.setVisible(wrong.isPresent());
        problem.setManaged(wrong.isPresent());
    }

    private static void focusFirstButton(HBox line) {
        line.getChildren().getFirst().requestFocus();
    }

    private TextField field(String id, String name) {
        var field = new TextField();
        field.setId(id);
        field.setAccessibleText(text(name));
        field.setPromptText(text(name));
        field.setPrefColumnCount(COLUMNS);
        return field;
    }

    private HBox labelled(TextField field) {
        var label = new Label(field.getPromptText());
        label.setLabelFor(field);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return line(label, field);
    }

    private static Label problem() {
        var problem = new Label();
        problem.setId("question-problem");
        problem.getStyleClass().add("form-problem");
        problem.setVisible(false);
        problem.setManaged(false);
        return problem;
    }

    private static Label sentence(String words) {
        var sentence = new Label(words);
        sentence.setId("question-sentence");
        Wrapping.allow(sentence);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        return sentence;
    }

    private static HBox line(Node... nodes) {
        var line = new HBox(nodes);
        line.getStyleClass().add("delivery-line");
        return line;
    }

    private String text(String name, Object... details) {
        return desk.texts().get(name, details);
    }
}
