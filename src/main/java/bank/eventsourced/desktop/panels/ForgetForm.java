package bank.eventsourced.desktop.panels;

import static bank.eventsourced.desktop.panels.Field.NAME;
import static bank.eventsourced.desktop.panels.Field.REASON;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Customers.Customer;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.desktop.panels.Checked.Wrong;

/** Forgets a customer: names all accounts, says what will be unreadable and what stays, and has the name typed. */
record ForgetForm(AccountNumber account) implements Form {

    @Override
    public String title(Texts texts) {
        return texts.get("panels.title.FORGET", account);
    }

    @Override
    public Optional<AccountNumber> customer() {
        return Optional.of(account);
    }

    @Override
    public List<Field> fields() {
        return List.of(NAME, REASON);
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
        return draft.accounts()
                .values()
                .stream()
                .sorted(Comparator.comparing((AccountView it) -> !it.number().equals(account))
                        .thenComparing(AccountView::number))
                .map(Effect::none)
                .toList();
    }

    @Override
    public String explanation(Draft draft) {
        var accounts = draft.accounts().size();
        return draft.language().texts().get("panels.explain.FORGET", accounts);
    }

    @Override
    public String confirmation(Texts texts) {
        return texts.get("panels.confirm.FORGET");
    }

    @Override
    public Checked<Order> read(Draft draft) {
        return draft.account(Field.NONE, account)
                .then(it -> isConfirmed(draft, it)
                        ? draft.requiredWords(REASON, AccountCommand.LONGEST_TEXT, "panels.reason.missing")
                                .map(reason -> Order.now(new AccountCommand.ForgetHolder(account, reason)))
                        : new Wrong<>(NAME, draft.language().texts().get("panels.name.wrong", it.holder())));
    }

    private static boolean isConfirmed(Draft draft, AccountView account) {
        return new Customer(account.holder(), List.of(account)).isCalled(draft.text(NAME));
    }

    @Override
    public String done(Outcome.Done done, Language language) {
        return language.texts().get("panels.done.FORGET", done.changes().size());
    }
}
