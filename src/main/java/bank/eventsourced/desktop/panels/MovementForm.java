package bank.eventsourced.desktop.panels;

import static bank.eventsourced.desktop.panels.Field.ACCOUNT;
import static bank.eventsourced.desktop.panels.Field.AMOUNT;
import static bank.eventsourced.desktop.panels.Field.TEXT;
import static bank.eventsourced.desktop.panels.Field.VALUE_DATE;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.money.Money;

/** Pays money in, or takes money out. */
record MovementForm(Direction direction, Optional<AccountNumber> account) implements Form {

    /** Which way the money goes. */
    enum Direction {
        DEPOSIT, WITHDRAW
    }

    @Override
    public String title(Texts texts) {
        return texts.get("panels.title." + direction);
    }

    @Override
    public List<Field> fields() {
        return List.of(ACCOUNT, AMOUNT, TEXT, VALUE_DATE);
    }

    @Override
    public Map<Field, String> prefilled() {
        return account.map(it -> Map.of(ACCOUNT, it.value())).orElse(Map.of());
    }

    @Override
    public Set<Field> optional() {
        return Set.of(TEXT);
    }

    @Override
    public Set<AccountNumber> accounts(Draft draft) {
        return draft.number(ACCOUNT).map(Set::of).orElse(Set.of());
    }

    @Override
    public List<Effect> effects(Draft draft) {
        return draft.known(ACCOUNT).map(it -> {
            var amount = draft.amountSoFar(it.currency());
            return List.of(switch (direction) {
                case DEPOSIT -> Effect.plus(it, amount);
                case WITHDRAW -> Effect.minus(it, amount);
            });
        }).orElse(List.of());
    }

    @Override
    public String confirmation(Texts texts) {
        return texts.get("panels.confirm." + direction);
    }

    @Override
    public Checked<Order> read(Draft draft) {
        return draft.account(ACCOUNT)
                .then(it -> draft.amount(it.currency())
                        .then(amount -> draft.words(TEXT, AccountCommand.LONGEST_TEXT)
                                .then(text -> draft.valueDate()
                                        .map(date -> new Order(command(it, amount, text), date,
                                                Optional.of(amount))))));
    }

    private AccountCommand command(AccountView it, Money amount, String text) {
        return switch (direction) {
            case DEPOSIT -> new AccountCommand.Deposit(it.number(), amount, text);
            case WITHDRAW -> new AccountCommand.Withdraw(it.number(), amount, text);
        };
    }

    @Override
    public String question(Order order, Draft draft) {
        var it = draft.known(order.command().account()).orElseThrow();
        return draft.language()
                .texts()
                .get("panels.large." + direction, draft.language()
                        .amounts()
                        .showWithCurrency(
                                order.moved().orElseThrow()),
                        it.holder(), it.number());
    }

    /** Money that is paid in is welcome whatever else came; if it is not, the rules say so. */
    @Override
    public boolean holdsAnyway() {
        return direction == Direction.DEPOSIT;
    }

    @Override
    public String done(Outcome.Done done, Language language) {
        return Told.movement(done, language, "panels.done." + direction);
    }
}
