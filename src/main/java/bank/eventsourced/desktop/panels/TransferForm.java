package bank.eventsourced.desktop.panels;

import static bank.eventsourced.desktop.panels.Field.AMOUNT;
import static bank.eventsourced.desktop.panels.Field.FROM;
import static bank.eventsourced.desktop.panels.Field.TEXT;
import static bank.eventsourced.desktop.panels.Field.TO;
import static bank.eventsourced.desktop.panels.Field.VALUE_DATE;

import java.util.ArrayList;
import java.util.LinkedHashSet;
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

/** Moves money from one account of the bank to another. */
record TransferForm(Optional<AccountNumber> from) implements Form {

    @Override
    public String title(Texts texts) {
        return texts.get("panels.title.TRANSFER");
    }

    @Override
    public List<Field> fields() {
        return List.of(FROM, TO, AMOUNT, TEXT, VALUE_DATE);
    }

    @Override
    public Map<Field, String> prefilled() {
        return from.map(it -> Map.of(FROM, it.value())).orElse(Map.of());
    }

    @Override
    public Set<Field> optional() {
        return Set.of(TEXT);
    }

    @Override
    public Set<AccountNumber> accounts(Draft draft) {
        var numbers = new LinkedHashSet<AccountNumber>();
        draft.number(FROM).ifPresent(numbers::add);
        draft.number(TO).ifPresent(numbers::add);
        return numbers;
    }

    @Override
    public List<Effect> effects(Draft draft) {
        var payer = draft.known(FROM);
        var amount = payer.map(AccountView::currency).flatMap(draft::amountSoFar);
        var effects = new ArrayList<Effect>();
        payer.ifPresent(it -> effects.add(Effect.minus(it, amount)));
        draft.known(TO)
                .filter(it -> payer.stream().noneMatch(other -> other.number().equals(it.number())))
                .ifPresent(it -> effects.add(Effect.plus(it, amount)));
        return effects;
    }

    @Override
    public String confirmation(Texts texts) {
        return texts.get("panels.confirm.TRANSFER");
    }

    @Override
    public Checked<Order> read(Draft draft) {
        return draft.account(FROM)
                .then(payer -> draft.account(TO)
                        .then(payee -> draft.amount(payer.currency())
                                .then(amount -> draft.words(TEXT, AccountCommand.LONGEST_TEXT)
                                        .then(text -> draft.valueDate()
                                                .map(date -> new Order(new AccountCommand.Transfer(payer.number(),
                                                        payee.number(), amount, text), date,
                                                        Optional.of(amount)))))));
    }

    @Override
    public String question(Order order, Draft draft) {
        var payer = draft.known(FROM).orElseThrow();
        var payee = draft.known(TO).orElseThrow();
        return draft.language()
                .texts()
                .get("panels.large.TRANSFER", draft.language()
                        .amounts()
                        .showWithCurrency(
                                order.moved().orElseThrow()),
                        payer.holder(), payer.number(), payee.holder(), payee.number());
    }

    @Override
    public String done(Outcome.Done done, Language language) {
        return Told.movement(done, language, "panels.done.TRANSFER");
    }
}
