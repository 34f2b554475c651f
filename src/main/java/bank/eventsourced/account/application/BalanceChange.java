package bank.eventsourced.account.application;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
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
import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountStatus;
import bank.eventsourced.eventstore.PersonalTexts;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.money.Money;

/**
 * What some events change in the list of accounts, for one account: what is present replaces what the list says.
 *
 * @param holder       who holds it from now on, if that has changed
 * @param version      of the account after the events
 * @param transactions how many of the events moved money
 */
public record BalanceChange(AccountNumber number, Optional<Opened> opened, Optional<String> holder,
        Optional<Money> balance,
        Optional<Money> overdraftLimit, Optional<AccountStatus> status, long version, long transactions,
        Instant lastActivity) {

    /** One change for each account that the events touch. */
    static Collection<BalanceChange> of(List<RecordedEvent<AccountEvent>> events) {
        var changes = new LinkedHashMap<AccountNumber, BalanceChange>();
        for (var event : events) {
            changes.merge(event.event().account(), of(event), BalanceChange::then);
        }
        return changes.values();
    }

    private static BalanceChange of(RecordedEvent<AccountEvent> event) {
        return switch (event.event()) {
            case Opened opened ->
                new BalanceChange(opened.account(), Optional.of(opened), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), event.version(), 0, event.recordedAt());
            case Credited it -> moved(event, it.balance());
            case Debited it -> moved(event, it.balance());
            case TransferSent it -> moved(event, it.balance());
            case TransferReceived it -> moved(event, it.balance());
            case CreditReversed it -> moved(event, it.balance());
            case DebitReversed it -> moved(event, it.balance());
            case TransferSentReversed it -> moved(event, it.balance());
            case TransferReceivedReversed it -> moved(event, it.balance());
            case OverdraftLimitChanged it ->
                new BalanceChange(it.account(), Optional.empty(), Optional.empty(), Optional.empty(),
                        Optional.of(it.overdraftLimit()), Optional.empty(), event.version(), 0, event.recordedAt());
            case Frozen _ -> turned(event, AccountStatus.FROZEN);
            case Unfrozen _ -> turned(event, AccountStatus.OPEN);
            case HolderForgotten it -> new BalanceChange(it.account(), Optional.empty(),
                    Optional.of(PersonalTexts.FORGOTTEN), Optional.empty(), Optional.empty(), Optional.empty(),
                    event.version(), 0, event.recordedAt());
            case Closed _ -> turned(event, AccountStatus.CLOSED);
        };
    }

    private static BalanceChange moved(RecordedEvent<AccountEvent> event, Money balance) {
        return new BalanceChange(event.event().account(), Optional.empty(), Optional.empty(), Optional.of(balance),
                Optional.empty(), Optional.empty(), event.version(), 1, event.recordedAt());
    }

    private static BalanceChange turned(RecordedEvent<AccountEvent> event, AccountStatus status) {
        return new BalanceChange(event.event().account(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.of(status), event.version(), 0, event.recordedAt());
    }

    private BalanceChange then(BalanceChange next) {
        return new BalanceChange(number, opened, next.holder.or(() -> holder), next.balance.or(() -> balance),
                next.overdraftLimit.or(() -> overdraftLimit), next.status.or(() -> status), next.version,
                transactions + next.transactions, next.lastActivity);
    }
}
