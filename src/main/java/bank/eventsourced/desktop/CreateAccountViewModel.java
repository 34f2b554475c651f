package bank.eventsourced.desktop;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountCommand.Open;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.FormProblem.Field;
import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.money.Money;

/** The form that opens an account. */
final class CreateAccountViewModel {

    /** Offered for choice; any other may be typed. */
    private static final List<String> COMMON = List.of("EUR", "USD", "GBP", "CHF", "CZK", "PLN", "SEK", "JPY", "KWD");

    private final CommandSubmission submission;
    private final Language language;
    private final BiConsumer<AccountNumber, String> created;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<FormProblem> problem = new ReadOnlyObjectWrapper<>(FormProblem.NONE);
    private final StringProperty number = new SimpleStringProperty("");
    private final StringProperty holder = new SimpleStringProperty("");
    private final StringProperty currency = new SimpleStringProperty("");
    private final StringProperty limit = new SimpleStringProperty("");

    /** @param created gets the number of the new account and a sentence about it */
    CreateAccountViewModel(CommandSubmission submission, Language language,
            BiConsumer<AccountNumber, String> created) {
        this.submission = submission;
        this.language = language;
        this.created = created;
        List.of(number, holder, currency, limit)
                .forEach(field -> field.subscribe(() -> problem.set(FormProblem.NONE)));
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

    StringProperty numberProperty() {
        return number;
    }

    StringProperty holderProperty() {
        return holder;
    }

    StringProperty currencyProperty() {
        return currency;
    }

    StringProperty limitProperty() {
        return limit;
    }

    List<String> currencies() {
        return COMMON;
    }

    /** Opens the form, empty but for the currency; if it is open, what was typed stays. */
    void open(Currency usual) {
        if (open.get()) {
            return;
        }
        number.set("");
        holder.set("");
        currency.set(usual.getCurrencyCode());
        limit.set("");
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
        number().ifPresent(it -> {
            if (holder.get().isBlank()) {
                reject(Field.HOLDER, "holder.missing");
            } else {
                currency().flatMap(this::limit).ifPresent(allowed -> give(it, allowed));
            }
        });
    }

    private void give(AccountNumber chosen, Money allowed) {
        try {
            submission.submit(new Open(chosen, holder.get(), allowed), this::done,
                    sentence -> problem.set(new FormProblem(Field.NUMBER, sentence)));
        } catch (InvalidInput _) {
            reject(Field.HOLDER, "holder.invalid", AccountCommand.LONGEST_HOLDER);
        }
    }

    private void done(Outcome.Recorded change) {
        open.set(false);
        var account = change.event().account();
        created.accept(account, language.texts().get("create.done", account, Long.toString(change.version())));
    }

    private Optional<AccountNumber> number() {
        var typed = number.get().strip();
        try {
            return Optional.of(new AccountNumber(typed));
        } catch (InvalidInput _) {
            reject(Field.NUMBER, typed.isEmpty() ? "number.missing" : "number.invalid");
            return Optional.empty();
        }
    }

    private Optional<Currency> currency() {
        var typed = currency.get().strip();
        try {
            return Optional.of(Money.currency(typed.toUpperCase(Locale.ROOT)));
        } catch (InvalidMoney _) {
            reject(Field.CURRENCY, typed.isEmpty() ? "currency.missing" : "currency.invalid", typed);
            return Optional.empty();
        }
    }

    private Optional<Money> limit(Currency kept) {
        if (limit.get().isBlank()) {
            return Optional.of(Money.zero(kept));
        }
        return switch (language.amounts().read(limit.get(), kept)) {
            case AmountFormat.Typed.Amount(var money) when money.isNegative() -> {
                reject(Field.LIMIT, "limit.negative", language.amounts().show(money.negated()));
                yield Optional.empty();
            }
            case AmountFormat.Typed.Amount(var money) -> Optional.of(money);
            case AmountFormat.Typed.Rejected(var sentence) -> {
                problem.set(new FormProblem(Field.LIMIT, sentence));
                yield Optional.empty();
            }
        };
    }

    private void reject(Field field, String text, Object... details) {
        problem.set(new FormProblem(field, language.texts().get(text, details)));
    }
}
