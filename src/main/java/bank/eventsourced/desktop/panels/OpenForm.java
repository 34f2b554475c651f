package bank.eventsourced.desktop.panels;

import static bank.eventsourced.desktop.panels.Field.CURRENCY;
import static bank.eventsourced.desktop.panels.Field.HOLDER;
import static bank.eventsourced.desktop.panels.Field.LIMIT;
import static bank.eventsourced.desktop.panels.Field.NUMBER;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Texts;

/** Opens an account. */
record OpenForm(Currency usual) implements Form {

    @Override
    public String title(Texts texts) {
        return texts.get("panels.title.OPEN");
    }

    @Override
    public List<Field> fields() {
        return List.of(NUMBER, HOLDER, CURRENCY, LIMIT);
    }

    @Override
    public Map<Field, String> prefilled() {
        return Map.of(CURRENCY, usual.getCurrencyCode());
    }

    @Override
    public Set<Field> optional() {
        return Set.of(LIMIT);
    }

    @Override
    public Set<AccountNumber> accounts(Draft draft) {
        return Set.of();
    }

    @Override
    public List<Effect> effects(Draft draft) {
        return List.of();
    }

    @Override
    public String confirmation(Texts texts) {
        return texts.get("panels.confirm.OPEN");
    }

    @Override
    public Checked<Order> read(Draft draft) {
        return draft.newNumber()
                .then(number -> draft.requiredWords(HOLDER, AccountCommand.LONGEST_HOLDER, "holder.missing")
                        .then(holder -> draft.currency()
                                .then(draft::limit)
                                .map(limit -> Order.now(new AccountCommand.Open(number, holder, limit)))));
    }

    @Override
    public String done(Outcome.Done done, Language language) {
        return Told.change(done, language, "panels.done.OPEN");
    }
}
