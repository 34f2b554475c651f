package bank.eventsourced.desktop.panels;

import static bank.eventsourced.desktop.panels.Field.REASON;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import bank.eventsourced.account.AccountCommand;
import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.CreditReversed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.DebitReversed;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.HolderForgotten;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferReceivedReversed;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.TransferSentReversed;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.desktop.kit.Texts;
import bank.eventsourced.money.Money;

/** Undoes a movement of money by a movement the other way. */
record ReverseForm(AccountNumber account, long version) implements Form {

    @Override
    public String title(Texts texts) {
        return texts.get("panels.title.REVERSE", account, Long.toString(version));
    }

    @Override
    public Optional<Original> original() {
        return Optional.of(new Original(account, version));
    }

    @Override
    public List<Field> fields() {
        return List.of(REASON);
    }

    @Override
    public Set<Field> optional() {
        return Set.of(REASON);
    }

    @Override
    public Set<AccountNumber> accounts(Draft draft) {
        var numbers = new LinkedHashSet<>(Set.of(account));
        draft.original().flatMap(ReverseForm::undone).flatMap(Undone::other).ifPresent(numbers::add);
        return numbers;
    }

    @Override
    public List<Effect> effects(Draft draft) {
        var undone = draft.original().flatMap(ReverseForm::undone);
        var comesIn = undone.filter(it -> it.way() == Way.IN).map(Undone::amount);
        var wentOut = undone.filter(it -> it.way() == Way.OUT).map(Undone::amount);
        var effects = new ArrayList<Effect>();
        draft.known(account)
                .ifPresent(it -> effects.add(comesIn.isPresent() ? Effect.minus(it, comesIn)
                        : Effect.plus(it, wentOut)));
        undone.flatMap(Undone::other)
                .flatMap(draft::known)
                .ifPresent(it -> effects.add(comesIn.isPresent() ? Effect.plus(it, comesIn)
                        : Effect.minus(it, wentOut)));
        return effects;
    }

    @Override
    public String explanation(Draft draft) {
        var texts = draft.language().texts();
        return draft.original()
                .flatMap(ReverseForm::undone)
                .map(it -> texts.get("panels.explain.REVERSE." + it.kind(),
                        draft.language().amounts().showWithCurrency(it.amount()),
                        it.other().map(AccountNumber::value).orElse("")))
                .orElseGet(() -> texts.get("panels.explain.REVERSE"));
    }

    @Override
    public String confirmation(Texts texts) {
        return texts.get("panels.confirm.REVERSE");
    }

    @Override
    public Checked<Order> read(Draft draft) {
        return draft.account(Field.NONE, account)
                .then(_ -> draft.words(REASON, AccountCommand.LONGEST_TEXT))
                .map(reason -> Order.now(new AccountCommand.Reverse(account, version, reason)));
    }

    @Override
    public String done(Outcome.Done done, Language language) {
        return Told.movement(done, language, "panels.done.REVERSE");
    }

    /** Which way the money went. */
    private enum Way {
        IN, OUT
    }

    /** What would be undone: whichever way it went on the account, and the other account of a transfer. */
    private record Undone(String kind, Way way, Money amount, Optional<AccountNumber> other) {}

    private static Optional<Undone> undone(AccountEvent event) {
        return switch (event) {
            case Credited it ->
                Optional.of(new Undone("CREDITED", Way.IN, it.amount(), Optional.empty()));
            case Debited it ->
                Optional.of(new Undone("DEBITED", Way.OUT, it.amount(), Optional.empty()));
            case TransferSent it ->
                Optional.of(new Undone("TRANSFER_SENT", Way.OUT, it.amount(), Optional.of(it.to())));
            case TransferReceived it ->
                Optional.of(new Undone("TRANSFER_RECEIVED", Way.IN, it.amount(), Optional.of(it.from())));
            case Opened _, CreditReversed _, DebitReversed _, TransferSentReversed _, TransferReceivedReversed _, OverdraftLimitChanged _,Frozen _,Unfrozen _,HolderForgotten _,Closed _ ->
                Optional.empty();
        };
    }
}
