package bank.eventsourced.desktop.kit;

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
import bank.eventsourced.account.PastEvent;
import bank.eventsourced.account.PastEvent.Content;
import bank.eventsourced.desktop.kit.Cells.Meaning;
import bank.eventsourced.money.Money;

/** Events in the words of the window. */
public final class EventWords {

    private final Language language;

    public EventWords(Language language) {
        this.language = language;
    }

    /** What kind of thing happened. */
    public String type(PastEvent event) {
        return switch (event.content()) {
            case Content.Legible(var it) -> language.texts().get("kind." + kind(it));
            case Content.Illegible _ -> event.form().type();
        };
    }

    private static String kind(AccountEvent event) {
        return switch (event) {
            case Opened _ -> "OPENED";
            case Credited _ -> "CREDITED";
            case Debited _ -> "DEBITED";
            case TransferSent _ -> "TRANSFER_SENT";
            case TransferReceived _ -> "TRANSFER_RECEIVED";
            case CreditReversed _ -> "CREDIT_REVERSED";
            case DebitReversed _ -> "DEBIT_REVERSED";
            case TransferSentReversed _ -> "TRANSFER_SENT_REVERSED";
            case TransferReceivedReversed _ -> "TRANSFER_RECEIVED_REVERSED";
            case OverdraftLimitChanged _ -> "LIMIT_CHANGED";
            case Frozen _ -> "FROZEN";
            case Unfrozen _ -> "UNFROZEN";
            case HolderForgotten _ -> "HOLDER_FORGOTTEN";
            case Closed _ -> "CLOSED";
        };
    }

    /** What it did, in a few words or figures. */
    public String change(PastEvent event) {
        return switch (event.content()) {
            case Content.Legible(var it) -> change(it);
            case Content.Illegible _ -> language.texts().get("event.illegible");
        };
    }

    private String change(AccountEvent event) {
        return switch (event) {
            case Opened it -> it.holder();
            case Credited it -> "+" + show(it.amount());
            case Debited it -> show(it.amount().negated());
            case TransferSent it -> show(it.amount().negated());
            case TransferReceived it -> "+" + show(it.amount());
            case CreditReversed it -> show(it.amount().negated());
            case DebitReversed it -> "+" + show(it.amount());
            case TransferSentReversed it -> "+" + show(it.amount());
            case TransferReceivedReversed it -> show(it.amount().negated());
            case OverdraftLimitChanged it -> language.texts().get("event.limit", show(it.overdraftLimit()));
            case Frozen it -> it.reason();
            case Unfrozen it -> it.reason();
            case HolderForgotten it -> it.reason();
            case Closed it -> it.reason();
        };
    }

    private String show(Money money) {
        return language.amounts().show(money);
    }

    /** Whether it made the balance larger or smaller. */
    public static Meaning meaning(PastEvent event) {
        return switch (event.content()) {
            case Content.Legible(var it) -> switch (it) {
                case Credited _, TransferReceived _, DebitReversed _, TransferSentReversed _ -> Meaning.CREDIT;
                case Debited _, TransferSent _, CreditReversed _, TransferReceivedReversed _ -> Meaning.DEBIT;
                case Opened _, OverdraftLimitChanged _, Frozen _, Unfrozen _, HolderForgotten _, Closed _ -> Meaning.PLAIN;
            };
            case Content.Illegible _ -> Meaning.DEBIT;
        };
    }
}
