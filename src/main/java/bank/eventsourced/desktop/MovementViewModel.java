package bank.eventsourced.desktop;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Deposit;
import bank.eventsourced.account.AccountCommand.Withdraw;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.FormProblem.Field;
import bank.eventsourced.money.Money;

/** The form that credits or debits one account: the one that was selected when it was opened. */
final class MovementViewModel {

    /** Which way the money goes, as the customer sees it. */
    enum Direction {
        CREDIT, DEBIT
    }

    private final CommandSubmission submission;
    private final Language language;
    private final Consumer<String> said;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<FormProblem> problem = new ReadOnlyObjectWrapper<>(FormProblem.NONE);
    private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(Direction.CREDIT);
    private final ObjectProperty<Optional<AccountRow>> target = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableValue<Optional<AccountView>> account = target.flatMap(
            it -> it.map(row -> row.accountProperty().map(Optional::of)).orElseGet(() -> nobody()));
    private final StringProperty amount = new SimpleStringProperty("");
    private final StringProperty text = new SimpleStringProperty("");
    private final ObservableValue<String> preview;

    MovementViewModel(CommandSubmission submission, Language language, Consumer<String> said) {
        this.submission = submission;
        this.language = language;
        this.said = said;
        preview = Bindings.createStringBinding(this::preview, account, amount, direction);
        amount.subscribe(() -> problem.set(FormProblem.NONE));
        text.subscribe(() -> problem.set(FormProblem.NONE));
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return submission.busyProperty();
    }

    ReadOnlyObjectProperty<FormProblem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    ObjectProperty<Direction> directionProperty() {
        return direction;
    }

    StringProperty amountProperty() {
        return amount;
    }

    StringProperty textProperty() {
        return text;
    }

    /** Which account, such as {@code Credit account 1 · Ada}. */
    ObservableValue<String> titleProperty() {
        return Bindings.createStringBinding(
                () -> account.getValue().map(it -> words("title", it.number(), it.holder())).orElse(""), account,
                direction);
    }

    /** What confirming does, such as {@code Credit account 1}. */
    ObservableValue<String> confirmationProperty() {
        return Bindings.createStringBinding(
                () -> account.getValue().map(it -> words("confirm", it.number())).orElse(""), account, direction);
    }

    /** The balance, and what it would become. */
    ObservableValue<String> previewProperty() {
        return preview;
    }

    /** Opens the form, empty; if it is open for the same, what was typed stays. */
    void open(Direction way, AccountRow row) {
        if (open.get() && direction.get() == way && target.get().equals(Optional.of(row))) {
            return;
        }
        direction.set(way);
        target.set(Optional.of(row));
        amount.set("");
        text.set("");
        problem.set(FormProblem.NONE);
        open.set(true);
    }

    void cancel() {
        open.set(false);
    }

    /** Checks what was typed and gives the command; what is wrong is shown and everything typed stays. */
    void confirm() {
        if (!open.get() || submission.busyProperty().get()) {
            return;
        }
        problem.set(FormProblem.NONE);
        target.get().map(AccountRow::account).ifPresent(account -> {
            switch (language.amounts().readPositive(amount.get(), account.currency())) {
                case AmountFormat.Typed.Rejected(var sentence) -> problem.set(new FormProblem(Field.AMOUNT, sentence));
                case AmountFormat.Typed.Amount(var money) -> give(account, money);
            }
        });
    }

    private void give(AccountView account, Money money) {
        try {
            submission.submit(command(account, money), this::done,
                    sentence -> problem.set(new FormProblem(Field.AMOUNT, sentence)));
        } catch (InvalidInput _) {
            problem.set(new FormProblem(Field.TEXT,
                    language.texts().get("text.invalid", AccountCommand.LONGEST_TEXT)));
        }
    }

    private AccountCommand command(AccountView account, Money money) {
        var words = text.get().strip();
        return switch (direction.get()) {
            case CREDIT -> new Deposit(account.number(), money, words);
            case DEBIT -> new Withdraw(account.number(), money, words);
        };
    }

    private void done(Outcome.Recorded change) {
        open.set(false);
        var key = change.event() instanceof AccountEvent.Debited ? "movement.done.DEBIT" : "movement.done.CREDIT";
        said.accept(language.texts()
                .get(key, moved(change.event()), change.event().account(),
                        Long.toString(change.version())));
    }

    private String moved(AccountEvent event) {
        return switch (event) {
            case AccountEvent.Credited it -> language.amounts().showWithCurrency(it.amount());
            case AccountEvent.Debited it -> language.amounts().showWithCurrency(it.amount());
            default -> throw new IllegalStateException("A credit or debit led to " + event);
        };
    }

    private String preview() {
        return account.getValue().map(it -> {
            var amounts = language.amounts();
            return switch (amounts.readPositive(amount.get(), it.currency())) {
                case AmountFormat.Typed.Amount(var money) -> language.texts()
                        .get("movement.preview",
                                amounts.show(it.balance()), amounts.showWithCurrency(after(it.balance(), money)));
                case AmountFormat.Typed.Rejected _ -> language.texts()
                        .get("movement.balance",
                                amounts.showWithCurrency(it.balance()), amounts.showWithCurrency(it.available()));
            };
        }).orElse("");
    }

    private Money after(Money balance, Money money) {
        try {
            return direction.get() == Direction.CREDIT ? balance.plus(money) : balance.minus(money);
        } catch (ArithmeticException _) {
            return balance;
        }
    }

    private String words(String what, Object... details) {
        return language.texts().get("movement." + what + "." + direction.get(), details);
    }

    private static ObservableValue<Optional<AccountView>> nobody() {
        return new SimpleObjectProperty<>(Optional.empty());
    }
}
