package bank.eventsourced.desktop.panels;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.InvalidInput;
import bank.eventsourced.account.Refusal;
import bank.eventsourced.desktop.kit.AmountFormat.Typed;
import bank.eventsourced.desktop.kit.DateField;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.panels.Checked.Right;
import bank.eventsourced.desktop.panels.Checked.Wrong;
import bank.eventsourced.money.InvalidMoney;
import bank.eventsourced.money.Money;

/**
 * What was typed into a form so far, and what the bank knows of it.
 *
 * @param accounts the accounts that were named, as they are now
 * @param original what a reversal would undo, once it was read
 */
record Draft(Map<Field, String> typed, Map<AccountNumber, AccountView> accounts, Optional<AccountEvent> original,
        Language language) {

    private static final int FIRST_YEAR = 1;
    private static final int LAST_YEAR = 9999;

    String text(Field field) {
        return Optional.ofNullable(typed.get(field)).orElse("").strip();
    }

    /** The number in a field, if it is one. */
    Optional<AccountNumber> number(Field field) {
        try {
            return Optional.of(new AccountNumber(text(field)));
        } catch (InvalidInput _) {
            return Optional.empty();
        }
    }

    /** The account whose number is in a field, if there is one. */
    Optional<AccountView> known(Field field) {
        return number(field).flatMap(this::known);
    }

    Optional<AccountView> known(AccountNumber number) {
        return Optional.ofNullable(accounts.get(number));
    }

    Checked<AccountView> account(Field field) {
        if (text(field).isEmpty()) {
            return wrong(field, "panels.account.missing");
        }
        return number(field).map(it -> account(field, it))
                .orElseGet(() -> wrong(field, "panels.account.invalid", text(field)));
    }

    Checked<AccountView> account(Field field, AccountNumber number) {
        return known(number).<Checked<AccountView>>map(Right::new)
                .orElseGet(() -> new Wrong<>(field, language.sentence(new Refusal.UnknownAccount(number))));
    }

    /** An amount that moves. */
    Checked<Money> amount(Currency currency) {
        return switch (language.amounts().calculatePositive(text(Field.AMOUNT), currency)) {
            case Typed.Rejected(var sentence) -> new Wrong<>(Field.AMOUNT, sentence);
            case Typed.Amount(var money) -> countable(Field.AMOUNT, money);
        };
    }

    /** The amount, if it is one already. */
    Optional<Money> amountSoFar(Currency currency) {
        return switch (amount(currency)) {
            case Right<Money>(var money) -> Optional.of(money);
            case Wrong<Money> _ -> Optional.empty();
        };
    }

    /** An overdraft limit; none if nothing was typed. */
    Checked<Money> limit(Currency currency) {
        if (text(Field.LIMIT).isEmpty()) {
            return new Right<>(Money.zero(currency));
        }
        return switch (language.amounts().calculate(text(Field.LIMIT), currency)) {
            case Typed.Rejected(var sentence) -> new Wrong<>(Field.LIMIT, sentence);
            case Typed.Amount(var money) when money.isNegative() ->
                wrong(Field.LIMIT, "limit.negative", language.amounts().show(money.negated()));
            case Typed.Amount(var money) -> countable(Field.LIMIT, money);
        };
    }

    private Checked<Money> countable(Field field, Money money) {
        var most = new Money(AccountCommand.LARGEST_AMOUNT_MINOR_UNITS, money.currency());
        return money.compareTo(most) <= 0 ? new Right<>(money)
                : wrong(field, "panels.amount.tooLarge", language.amounts().showWithCurrency(most));
    }

    /** Plain text of one line, perhaps none. */
    Checked<String> words(Field field, int longest) {
        var words = text(field);
        return words.length() <= longest && words.chars().noneMatch(Character::isISOControl) ? new Right<>(words)
                : wrong(field, "text.invalid", longest);
    }

    /** Plain text of one line that must not be missing. */
    Checked<String> requiredWords(Field field, int longest, String missing) {
        return text(field).isEmpty() ? wrong(field, missing) : words(field, longest);
    }

    /** The number of an account that does not exist yet. */
    Checked<AccountNumber> newNumber() {
        return number(Field.NUMBER).<Checked<AccountNumber>>map(Right::new)
                .orElseGet(() -> wrong(Field.NUMBER, text(Field.NUMBER).isEmpty() ? "number.missing"
                        : "number.invalid"));
    }

    Checked<Currency> currency() {
        var typed = text(Field.CURRENCY);
        try {
            return new Right<>(Money.currency(typed.toUpperCase(Locale.ROOT)));
        } catch (InvalidMoney _) {
            return wrong(Field.CURRENCY, typed.isEmpty() ? "currency.missing" : "currency.invalid", typed);
        }
    }

    /** The day from which it counts; absent for today. */
    Checked<Optional<LocalDate>> valueDate() {
        var typed = text(Field.VALUE_DATE);
        if (typed.isEmpty()) {
            return new Right<>(Optional.empty());
        }
        return language.readDate(typed)
                .filter(date -> date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR)
                .<Checked<Optional<LocalDate>>>map(date -> new Right<>(Optional.of(date)))
                .orElseGet(() -> new Wrong<>(Field.VALUE_DATE, DateField.problem(language, typed)));
    }

    private <T> Checked<T> wrong(Field field, String text, Object... details) {
        return new Wrong<>(field, language.texts().get(text, details));
    }
}
