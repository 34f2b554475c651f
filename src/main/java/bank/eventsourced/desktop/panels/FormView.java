package bank.eventsourced.desktop.panels;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;
import org.jspecify.annotations.Nullable;

import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Desk;
import bank.eventsourced.desktop.kit.EventWords;
import bank.eventsourced.desktop.kit.Intent;
import bank.eventsourced.desktop.kit.Panel;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.kit.Wrapping;

/**
 * The panel of a form: its fields from top to bottom, what is wrong at the field, what would become of the accounts, and two
 * buttons. Enter or Ctrl+Enter confirms, Esc cancels.
 */
final class FormView implements Panel {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass DEBIT = PseudoClass.getPseudoClass("debit");
    private static final double ROOM = 12;
    private static final List<String> COMMON_CURRENCIES = List.of("EUR", "USD", "GBP", "CHF", "JPY", "CZK", "PLN",
            "SEK", "KWD");

    private final Desk desk;
    private final Texts texts;
    private final Intent intent;
    private final PanelViewModel model;
    private final Runnable close;
    private final Map<Field, Control> controls = new EnumMap<>(Field.class);
    private final Map<Field, TextInputControl> editors = new EnumMap<>(Field.class);
    private final Map<Field, AccountField> accounts = new EnumMap<>(Field.class);
    private final Pane above = new Pane();
    private final VBox effects = new VBox();
    private final VBox unseen = new VBox();
    private final EventWords words;
    private final Button confirm = new Button();
    private final Button cancel;
    private final VBox content = new VBox();
    private final StackPane root = new StackPane(content, above);
    private Subscription following = Subscription.EMPTY;
    private @Nullable Node focused;
    private boolean active;

    FormView(Desk desk, Intent intent, PanelViewModel model, Runnable close) {
        this.desk = desk;
        this.texts = desk.texts();
        this.intent = intent;
        this.model = model;
        this.close = close;
        words = new EventWords(desk.language());
        cancel = new Button(texts.get("form.cancel"));
        model.form().fields().forEach(field -> content.getChildren().add(labelled(field)));
        content.getChildren()
                .addAll(told("panel-explanation", "panel-explanation", model.explanationProperty()), effects,
                        told("panel-review", "panel-asks", model.reviewProperty()), unseen,
                        told("panel-question", "panel-asks", model.questionProperty()),
                        told("panel-problem", "form-problem", model.problem(Field.NONE)), buttons());
        content.getStyleClass().add("panel-form");
        effects.getStyleClass().add("effects");
        unseen.getStyleClass().add("effects");
        unseen.setId("panel-unseen");
        above.setPickOnBounds(false);
        root.setId("panel");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Whether this is the open panel for an intent. */
    boolean isOpenFor(Intent other) {
        return active && intent.equals(other);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public String title() {
        return model.form().title(texts);
    }

    @Override
    public void activate() {
        active = true;
        following = Subscription.combine(model.follow(), model.effectsProperty().subscribe(this::showEffects),
                model.wrongProperty().subscribe(this::focus), model.busyProperty().subscribe(this::setBusy),
                model.confirmationProperty().subscribe(confirm::setText),
                model.unseenProperty().subscribe(this::showUnseen),
                model.reviewProperty().subscribe(this::showDropping),
                model.reviewProperty().subscribe(this::revealAsked),
                model.questionProperty().subscribe(this::revealAsked));
        firstToFill().requestFocus();
    }

    @Override
    public void deactivate() {
        active = false;
        accounts.values().forEach(AccountField::hide);
        following.unsubscribe();
    }

    private Node firstToFill() {
        return model.form()
                .fields()
                .stream()
                .filter(it -> model.typed(it).get().isBlank())
                .findFirst()
                .<Node>map(controls::get)
                .orElse(confirm);
    }

    private Node labelled(Field field) {
        var name = texts.get(field.key());
        var control = control(field, name);
        control.setId(field.id());
        control.setAccessibleText(name);
        control.setMaxWidth(Double.MAX_VALUE);
        controls.put(field, control);
        var label = new Label(name);
        label.setLabelFor(control);
        label.getStyleClass().add("field-label");
        var problem = told(field.id() + "-problem", "form-problem", model.problem(field));
        model.problem(field).subscribe(sentence -> {
            control.pseudoClassStateChanged(WRONG, !sentence.isEmpty());
            control.setAccessibleHelp(sentence);
        });
        var box = new VBox(label, control, problem);
        if (field == Field.AMOUNT) {
            box.getChildren().add(2, told("panel-sum", "panel-sum", model.sumProperty()));
        }
        box.getStyleClass().add("field");
        return box;
    }

    private Control control(Field field, String name) {
        return switch (field) {
            case ACCOUNT, FROM, TO -> {
                var account = new AccountField(desk, above, field.id(), name);
                accounts.put(field, account);
                yield edited(field, account.control(), account.control());
            }
            case VALUE_DATE -> {
                var picker = DateField.of(desk, field.id(), name).control();
                picker.setPromptText(texts.get("panels.date.prompt"));
                yield edited(field, picker, picker.getEditor());
            }
            case CURRENCY -> {
                var choice = new ComboBox<String>();
                choice.setEditable(true);
                choice.getItems().setAll(COMMON_CURRENCIES);
                choice.setValue(model.typed(field).get());
                yield edited(field, choice, choice.getEditor());
            }
            case AMOUNT, LIMIT -> {
                var amount = new TextField();
                amount.getStyleClass().add("amount-field");
                yield edited(field, amount, amount);
            }
            case TEXT, NUMBER, HOLDER, REASON, NAME -> {
                var text = new TextField();
                yield edited(field, text, text);
            }
            case NONE -> throw new IllegalArgumentException("The form as a whole is no field");
        };
    }

    private Control edited(Field field, Control control, TextInputControl editor) {
        editor.setAccessibleText(texts.get(field.key()));
        if (model.form().optional().contains(field)) {
            editor.setPromptText(texts.get("panels.optional"));
        }
        editor.textProperty().bindBidirectional(model.typed(field));
        editors.put(field, editor);
        return control;
    }

    private static Label told(String id, String style, ObservableValue<String> sentence) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add(style);
        Wrapping.allow(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        sentence.subscribe(words -> {
            label.setText(words);
            label.setVisible(!words.isEmpty());
            label.setManaged(!words.isEmpty());
        });
        return label;
    }

    private HBox buttons() {
        cancel.setId("panel-cancel");
        cancel.setAccessibleText(texts.get("form.cancel"));
        cancel.setTooltip(new Tooltip(texts.get("form.cancel.hint")));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(_ -> close.run());
        confirm.setId("panel-confirm");
        confirm.getStyleClass().add(Styles.ACCENT);
        confirm.setTooltip(new Tooltip(texts.get("form.confirm.hint")));
        confirm.accessibleTextProperty().bind(confirm.textProperty());
        confirm.setMinWidth(Region.USE_PREF_SIZE);
        confirm.setOnAction(_ -> model.confirm());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var buttons = new HBox(gap, cancel, confirm);
        buttons.getStyleClass().add("form-foot");
        return buttons;
    }

    private void showEffects(List<Effect> now) {
        effects.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            effects.getChildren().add(effect(now.get(i), "panel-effect-" + (i + 1)));
        }
        effects.setVisible(!now.isEmpty());
        effects.setManaged(!now.isEmpty());
    }

    /** An account that is concerned: who holds it, and its balance before and after. */
    private Node effect(Effect effect, String id) {
        var account = effect.account();
        var amounts = desk.language().amounts();
        var who = new Label("%s \u00b7 %s".formatted(account.number(), account.holder()));
        who.setId(id + "-account");
        who.getStyleClass().add("effect-account");
        who.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var first = new HBox(who, gap);
        if (account.status() != AccountStatus.OPEN) {
            var status = new Label(texts.get("status." + account.status()));
            status.getStyleClass().add("badge");
            status.pseudoClassStateChanged(PseudoClass.getPseudoClass("behind"), true);
            status.setMinWidth(Region.USE_PREF_SIZE);
            first.getChildren().add(status);
        }
        var balance = new Label(effect.after()
                .map(after -> texts.get("panels.effect", amounts.show(account.balance()),
                        amounts.showWithCurrency(after)))
                .orElseGet(() -> amounts.showWithCurrency(account.balance())));
        balance.setId(id);
        balance.setMaxWidth(Double.MAX_VALUE);
        balance.getStyleClass().add("effect-balance");
        balance.pseudoClassStateChanged(DEBIT, effect.after().orElse(account.balance()).isNegative());
        var available = new Label(texts.get("panels.available", amounts.showWithCurrency(account.available())));
        available.setId(id + "-available");
        available.setMaxWidth(Double.MAX_VALUE);
        available.getStyleClass().add("field-label");
        var box = new VBox(first, balance, available);
        box.getStyleClass().add("effect");
        return box;
    }

    /** What somebody else has done to the accounts meanwhile. */
    private void showUnseen(List<PanelViewModel.Unseen> now) {
        unseen.getChildren().clear();
        for (var account : now) {
            if (account.before() > 0) {
                unseen.getChildren().add(muted(texts.get("panels.unseen.before", account.before())));
            }
            account.latest().forEach(it -> unseen.getChildren().add(unseen(it)));
        }
        unseen.setVisible(!now.isEmpty());
        unseen.setManaged(!now.isEmpty());
    }

    private Node unseen(PastEvent event) {
        var what = new Label(texts.get("panels.unseen", event.version(), words.type(event), words.change(event)));
        what.setId("panel-unseen-" + event.version());
        Wrapping.allow(what);
        what.setMinHeight(Region.USE_PREF_SIZE);
        var box = new VBox(what, muted(texts.get("panels.unseen.by", event.metadata().actor(),
                desk.language().dateAndTime(event.recordedAt()))));
        box.getStyleClass().add("effect");
        return box;
    }

    private static Label muted(String words) {
        var label = new Label(words);
        label.getStyleClass().add("field-label");
        Wrapping.allow(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Who is told what came between may well not want it any more. */
    private void showDropping(String review) {
        var text = texts.get(review.isEmpty() ? "form.cancel" : "panels.drop");
        cancel.setText(text);
        cancel.setAccessibleText(text);
    }

    /** A button that is disabled loses the focus; when the bank has answered, it is where it was. */
    private void setBusy(boolean busy) {
        if (busy) {
            focused = root.isFocusWithin() ? root.getScene().getFocusOwner() : firstToFill();
        }
        confirm.setDisable(busy);
        if (!busy && focused != null) {
            focused.requestFocus();
            focused = null;
        }
    }

    private void focus(Field field) {
        var editor = editors.get(field);
        var control = controls.get(field);
        if (editor != null && control != null) {
            editor.requestFocus();
            editor.selectAll();
            reveal(control.getParent());
        } else if (!model.problem(field).get().isEmpty()) {
            reveal(confirm);
        }
    }

    /** Whoever is asked something sees what, and the button that answers. */
    private void revealAsked(String sentence) {
        if (!sentence.isEmpty()) {
            reveal(confirm);
        }
    }

    /** Scrolls as far as is needed to see a part of the panel. */
    private void reveal(Node part) {
        for (Node node = root; node != null; node = node.getParent()) {
            if (node instanceof ScrollPane pane) {
                pane.layout();
                var bounds = root.sceneToLocal(part.localToScene(part.getBoundsInLocal()));
                var seen = pane.getViewportBounds().getHeight();
                var hidden = root.getHeight() - seen;
                var top = pane.getVvalue() * hidden;
                if (hidden > 0 && bounds.getMaxY() > top + seen) {
                    pane.setVvalue(Math.min(1, (bounds.getMaxY() + ROOM - seen) / hidden));
                } else if (hidden > 0 && bounds.getMinY() < top) {
                    pane.setVvalue(Math.max(0, (bounds.getMinY() - ROOM) / hidden));
                }
                return;
            }
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || controls.values()
                .stream()
                .anyMatch(it -> it instanceof ComboBoxBase<?> choice && choice.isShowing())) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE && accounts.values().stream().noneMatch(AccountField::isSuggesting)) {
            close.run();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && !cancel.isFocused()
                && (event.isShortcutDown() || accounts.values().stream().noneMatch(AccountField::isChoosing))) {
            accounts.values().forEach(AccountField::settle);
            model.confirm();
            event.consume();
        }
    }
}
