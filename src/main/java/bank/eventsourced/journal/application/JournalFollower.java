package bank.eventsourced.journal.application;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

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
import bank.eventsourced.eventstore.Book;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.Kept;
import bank.eventsourced.eventstore.ReadModel;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.journal.DayMovements;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalEntry.Kind;
import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Sentence;

/** Follows the accounts and takes down everything that happens on them. */
@Component
class JournalFollower implements Follower<AccountEvent>, ReadModel<AccountEvent> {

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
    public List<String> tables() {
        return List.of("journal_entry", "journal_day");
    }

    @Override
    public void handle(List<RecordedEvent<AccountEvent>> events) {
        write(Book.KEPT, events);
    }

    @Override
    public void rebuild(List<RecordedEvent<AccountEvent>> events) {
        write(Book.REBUILT, events);
    }

    private void write(Book book, List<RecordedEvent<AccountEvent>> events) {
        var entries = events.stream().map(JournalFollower::entry).toList();
        store.add(book, entries);
        entries.stream()
                .filter(it -> it.kind() == Kind.HOLDER_FORGOTTEN)
                .forEach(it -> store.forgetTexts(book, it.account(), it.position()));
        days.add(book, movements(entries));
    }

    /** The entry of the event, and what its day comes to. */
    @Override
    public List<Kept> kept(RecordedEvent<AccountEvent> event) {
        var position = event.position();
        var entry = store.at(position).stream().findFirst().map(JournalFollower::words);
        var kept = new ArrayList<Kept>();
        kept.add(new Kept(Sentence.of("Journal entry %s", position), entry.orElse(Sentence.of("none"))));
        movements(List.of(entry(event))).forEach(moved -> kept.add(day(moved)));
        return kept;
    }

    private static Sentence words(JournalEntry entry) {
        return entry.amount()
                .map(amount -> Sentence.of("account %s, version %s: %s, balance %s", entry.account(), entry.version(),
                        amount, entry.balance()))
                .orElseGet(() -> Sentence.of("account %s, version %s: balance %s", entry.account(), entry.version(),
                        entry.balance()));
    }

    private Kept day(DayMovements moved) {
        var now = days.find(moved.day(), moved.day())
                .stream()
                .filter(it -> it.currency().equals(moved.currency()))
                .findFirst()
                .map(it -> Sentence.of("credits %s, debits %s, movements %s", it.credits(), it.debits(),
                        it.movements()));
        return new Kept(Sentence.of("Total of the day %s in %s", moved.day(), moved.currency().getCurrencyCode()),
                now.orElse(Sentence.of("none")));
    }

    /** What the entries moved, by day and currency. */
    static Collection<DayMovements> movements(List<JournalEntry> entries) {
        record Place(LocalDate day, Currency currency) {}
        var days = new LinkedHashMap<Place, DayMovements>();
        for (var entry : entries) {
            entry.amount().ifPresent(amount -> {
                var nothing = Money.zero(amount.currency());
                days.merge(new Place(entry.valueDate(), amount.currency()), switch (entry.kind().effect()) {
                    case ADDS -> new DayMovements(entry.valueDate(), amount, nothing, 1);
                    case TAKES -> new DayMovements(entry.valueDate(), nothing, amount, 1);
                    case NONE -> new DayMovements(entry.valueDate(), nothing, nothing, 0);
                }, DayMovements::plus);
            });
        }
        return days.values();
    }

    static JournalEntry entry(RecordedEvent<AccountEvent> event) {
        return switch (event.event()) {
            case Opened it -> note(event, Kind.OPENED, it.holder());
            case Credited it -> movement(event, Kind.CREDITED, it.amount(), it.text(), it.counterparty());
            case Debited it -> movement(event, Kind.DEBITED, it.amount(), it.text(), it.counterparty());
            case TransferSent it -> movement(event, Kind.TRANSFER_SENT, it.amount(), it.text(), it.to().value());
            case TransferReceived it ->
                movement(event, Kind.TRANSFER_RECEIVED, it.amount(), it.text(), it.from().value());
            case CreditReversed it -> reversal(event, Kind.CREDIT_REVERSED, it.original(), it.amount(), it.reason(),
                    it.counterparty());
            case DebitReversed it -> reversal(event, Kind.DEBIT_REVERSED, it.original(), it.amount(), it.reason(),
                    it.counterparty());
            case TransferSentReversed it -> reversal(event, Kind.TRANSFER_SENT_REVERSED, it.original(), it.amount(),
                    it.reason(), it.to().value());
            case TransferReceivedReversed it -> reversal(event, Kind.TRANSFER_RECEIVED_REVERSED, it.original(),
                    it.amount(), it.reason(), it.from().value());
            case OverdraftLimitChanged it -> note(event, Kind.LIMIT_CHANGED, it.overdraftLimit().toString());
            case Frozen it -> note(event, Kind.FROZEN, it.reason());
            case Unfrozen it -> note(event, Kind.UNFROZEN, it.reason());
            case HolderForgotten it -> note(event, Kind.HOLDER_FORGOTTEN, it.reason());
            case Closed it -> note(event, Kind.CLOSED, it.reason());
        };
    }

    private static JournalEntry note(RecordedEvent<AccountEvent> event, Kind kind, String text) {
        return entry(event, kind, Optional.empty(), text, "", Optional.empty());
    }

    private static JournalEntry movement(RecordedEvent<AccountEvent> event, Kind kind, Money amount, String text,
            String counterparty) {
        return entry(event, kind, Optional.of(amount), text, counterparty, Optional.empty());
    }

    private static JournalEntry reversal(RecordedEvent<AccountEvent> event, Kind kind, long original, Money amount,
            String reason, String counterparty) {
        return entry(event, kind, Optional.of(amount), reason, counterparty, Optional.of(original));
    }

    private static JournalEntry entry(RecordedEvent<AccountEvent> event, Kind kind, Optional<Money> amount, String text,
            String counterparty, Optional<Long> reverses) {
        return new JournalEntry(event.position(), event.event().account(), event.version(), kind, amount,
                event.event().balance(), event.metadata().valueDate().orElseThrow(), event.recordedAt(), text,
                counterparty, event.metadata().commandId(), reverses);
    }
}
