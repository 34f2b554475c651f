package bank.eventsourced.journal.application;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountEvent.Closed;
import bank.eventsourced.account.AccountEvent.Credited;
import bank.eventsourced.account.AccountEvent.Debited;
import bank.eventsourced.account.AccountEvent.Frozen;
import bank.eventsourced.account.AccountEvent.Opened;
import bank.eventsourced.account.AccountEvent.OverdraftLimitChanged;
import bank.eventsourced.account.AccountEvent.TransferReceived;
import bank.eventsourced.account.AccountEvent.TransferSent;
import bank.eventsourced.account.AccountEvent.Unfrozen;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.money.Money;

/** Follows the accounts and takes down everything that happens on them. */
@Component
class JournalFollower implements Follower<AccountEvent> {

    private final JournalStore store;
    private final DayTotals days;

    JournalFollower(JournalStore store, DayTotals days) {
        this.store = store;
        this.days = days;
    }

    @Override
    public String name() {
        return "journal";
    }

    @Override
    public void handle(List<RecordedEvent<AccountEvent>> events) {
        var entries = events.stream().map(JournalFollower::entry).toList();
        store.add(entries);
        days.add(movements(entries));
    }

    /** What the entries moved, by day and currency. */
    static Collection<DayMovements> movements(List<JournalEntry> entries) {
        record Place(LocalDate day, Currency currency) {}
        var days = new LinkedHashMap<Place, DayMovements>();
        for (var entry : entries) {
            entry.amount().ifPresent(amount -> {
                var nothing = Money.zero(amount.currency());
                days.merge(new Place(entry.valueDate(), amount.currency()), switch (entry.kind()) {
                    case CREDITED, TRANSFER_RECEIVED -> new DayMovements(entry.valueDate(), amount, nothing, 1);
                    case DEBITED, TRANSFER_SENT -> new DayMovements(entry.valueDate(), nothing, amount, 1);
                    case OPENED, LIMIT_CHANGED, FROZEN, UNFROZEN, CLOSED ->
                        new DayMovements(entry.valueDate(), nothing, nothing, 0);
                }, DayMovements::plus);
            });
        }
        return days.values();
    }

    static JournalEntry entry(RecordedEvent<AccountEvent> event) {
        return switch (event.event()) {
            case Opened it -> entry(event, Kind.OPENED, it.holder());
            case Credited it -> entry(event, Kind.CREDITED, it.amount(), it.text(), it.counterparty());
            case Debited it -> entry(event, Kind.DEBITED, it.amount(), it.text(), it.counterparty());
            case TransferSent it -> entry(event, Kind.TRANSFER_SENT, it.amount(), it.text(), it.to().value());
            case TransferReceived it -> entry(event, Kind.TRANSFER_RECEIVED, it.amount(), it.text(), it.from().value());
            case OverdraftLimitChanged it -> entry(event, Kind.LIMIT_CHANGED, it.overdraftLimit().toString());
            case Frozen it -> entry(event, Kind.FROZEN, it.reason());
            case Unfrozen it -> entry(event, Kind.UNFROZEN, it.reason());
            case Closed _ -> entry(event, Kind.CLOSED, "");
        };
    }

    private static JournalEntry entry(RecordedEvent<AccountEvent> event, Kind kind, String text) {
        return entry(event, kind, Optional.empty(), text, "");
    }

    private static JournalEntry entry(RecordedEvent<AccountEvent> event, Kind kind, Money amount, String text,
            String counterparty) {
        return entry(event, kind, Optional.of(amount), text, counterparty);
    }

    private static JournalEntry entry(RecordedEvent<AccountEvent> event, Kind kind, Optional<Money> amount, String text,
            String counterparty) {
        return new JournalEntry(event.position(), event.event().account(), event.version(), kind, amount,
                event.event().balance(), event.metadata().valueDate().orElseThrow(), event.recordedAt(), text,
                counterparty,
                event.metadata().commandId());
    }
}
