package bank.eventsourced.desktop.panels;

import static bank.eventsourced.desktop.panels.Field.REASON;

import java.util.List;
import java.util.Set;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Texts;

/** Freezes, unfreezes or closes an account. */
record StatusForm(Turn turn, AccountNumber account) implements Form {

    /** What becomes of the account. */
    enum Turn {
        FREEZE, UNFREEZE, CLOSE
    }

    @Override
    public String title(Texts texts) {
        return texts.get("panels.title." + turn, account);
    }

    @Override
    public List<Field> fields() {
        return List.of(REASON);
    }

    @Override
    public Set<Field> optional() {
        return turn == Turn.FREEZE ? Set.of() : Set.of(REASON);
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
        var reason = draft.known(account).flatMap(AccountView::freezeReason).orElse("");
        return draft.language().texts().get("panels.explain." + turn, reason);
    }

    @Override
    public String confirmation(Texts texts) {
        return texts.get("panels.confirm." + turn);
    }

    @Override
    public Checked<Order> read(Draft draft) {
        return draft.account(Field.NONE, account).then(_ -> switch (turn) {
            case FREEZE -> draft.requiredWords(REASON, AccountCommand.LONGEST_TEXT, "panels.reason.missing")
                    .map(reason -> Order.now(new AccountCommand.Freeze(account, reason)));
            case UNFREEZE -> draft.words(REASON, AccountCommand.LONGEST_TEXT)
                    .map(reason -> Order.now(new AccountCommand.Unfreeze(account, reason)));
            case CLOSE -> draft.words(REASON, AccountCommand.LONGEST_TEXT)
                    .map(reason -> Order.now(new AccountCommand.Close(account, reason)));
        });
    }

    @Override
    public String done(Outcome.Done done, Language language) {
        return Told.change(done, language, "panels.done." + turn);
    }
}
