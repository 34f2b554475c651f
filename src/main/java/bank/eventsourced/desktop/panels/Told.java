package bank.eventsourced.desktop.panels;

import java.util.Optional;

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
import bank.eventsourced.account.Outcome;
import bank.eventsourced.desktop.kit.Language;
import bank.eventsourced.money.Money;

/** Words for what was done. */
final class Told {

    private Told() {}

    /** How much moved, and the version that the account has come to. */
    static String movement(Outcome.Done done, Language language, String text) {
        var first = done.changes().getFirst();
        var amount = amount(first.event()).orElseThrow();
        return language.texts()
                .get(text, language.amounts().showWithCurrency(amount), Long.toString(first.version()),
                        first.event().account(),
                        done.changes().getLast().event().account());
    }

    /** Which account changed, and the version that it has come to; or that it was like that already. */
    static String change(Outcome.Done done, Language language, String text) {
        return done.changes()
                .stream()
                .findFirst()
                .map(it -> language.texts().get(text, it.event().account(), Long.toString(it.version())))
                .orElseGet(() -> language.texts().get("panels.done.nothing"));
    }

    private static Optional<Money> amount(AccountEvent event) {
        return switch (event) {
            case Credited it -> Optional.of(it.amount());
            case Debited it -> Optional.of(it.amount());
            case TransferSent it -> Optional.of(it.amount());
            case TransferReceived it -> Optional.of(it.amount());
            case CreditReversed it -> Optional.of(it.amount());
            case DebitReversed it -> Optional.of(it.amount());
            case TransferSentReversed it -> Optional.of(it.amount());
            case TransferReceivedReversed it -> Optional.of(it.amount());
            case Opened _, OverdraftLimitChanged _, Frozen _, Unfrozen _, HolderForgotten _, Closed _ -> Optional.empty();
        };
    }
}
