package bank.eventsourced.desktop.panels;

import static bank.eventsourced.desktop.panels.Field.LIMIT;

import java.util.List;
import java.util.Set;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.panels.Checked.Wrong;

/** Changes how far an account may be overdrawn. */
record LimitForm(AccountNumber account) implements Form {

    @Override
    public String title(Texts texts) {
        return texts.get("panels.title.LIMIT", account);
    }

    @Override
    public List<Field> fields() {
        return List.of(LIMIT);
    }

    @Override
    public Set<Field> optional() {
        return Set.of();
    }

    @Override
    public Set<AccountNumber> accounts(Draft draft) {
        return Set.of(account);
    }

    @Override
    public List<Effect> effects(Draft draft) {
        return draft.known(account).map(Effect::none).map(List::of).orElse(List.of());
    }

    @Override
    public String explanation(Draft draft) {
        return draft.known(account)
                .map(it -> draft.language()
                        .texts()
                        .get("panels.explain.LIMIT", draft.language().amounts().showWithCurrency(it.overdraftLimit())))
                .orElse("");
    }

    @Override
    public String confirmation(Texts texts) {
        return texts.get("panels.confirm.LIMIT");
    }

    @Override
    public Checked<Order> read(Draft draft) {
        if (draft.text(LIMIT).isEmpty()) {
            return new Wrong<>(LIMIT, draft.language().texts().get("panels.limit.missing"));
        }
        return draft.account(Field.NONE, account)
                .then(it -> draft.limit(it.currency()))
                .map(limit -> Order.now(new AccountCommand.ChangeOverdraftLimit(account, limit)));
    }

    @Override
    public String done(Outcome.Done done, Language language) {
        return Told.change(done, language, "panels.done.LIMIT");
    }
}
