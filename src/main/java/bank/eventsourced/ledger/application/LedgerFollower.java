package bank.eventsourced.ledger.application;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

import org.springframework.stereotype.Component;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.Appender;
import bank.eventsourced.eventstore.Change;
import bank.eventsourced.eventstore.EventMetadata;
import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.Follower;
import bank.eventsourced.eventstore.Kept;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.Versioned;
import bank.eventsourced.ledger.LedgerAccount;
import bank.eventsourced.ledger.domain.Ledger;
import bank.eventsourced.ledger.domain.LedgerEvent;
import bank.eventsourced.ledger.domain.LedgerEvent.LedgerOpened;
import bank.eventsourced.ledger.domain.LedgerEvent.Posted;
import bank.eventsourced.ledger.domain.Posting;
import bank.eventsourced.money.Money;
import bank.eventsourced.wording.Sentence;

/** Follows the accounts and posts every transaction to the ledger of its currency. */
@Component
class LedgerFollower implements Follower<AccountEvent> {

    static final String NAME = "ledger";

    private final Appender<LedgerEvent> appender;
    private final Aggregates<Ledger> ledgers;
    private final LedgerCatalogue catalogue;

    LedgerFollower(EventSourcing eventSourcing, LedgerCatalogue catalogue) {
        this.appender = eventSourcing.appender(LedgerLog.DEFINITION);
        this.ledgers = eventSourcing.aggregates(LedgerLog.LEDGER);
        this.catalogue = catalogue;
        eventSourcing.restoring(LedgerLog.DEFINITION, NAME, this::restored);
    }

    private void restored(List<RecordedEvent<LedgerEvent>> events) {
        for (var event : events) {
            switch (event.event()) {
                case LedgerOpened opened -> catalogue.add(opened.currency());
                case Posted _ -> {}
            }
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void handle(List<RecordedEvent<AccountEvent>> events) {
        var states = new HashMap<Currency, Versioned<Ledger>>();
        var changes = new ArrayList<Change<LedgerEvent, Ledger>>(events.size());
        for (var event : events) {
            openIfNew(event, states).ifPresent(changes::add);
            post(event, states).ifPresent(changes::add);
        }
        if (!changes.isEmpty()) {
            appender.append(changes);
        }
    }

    /** The last posting of the ledger, and the accounts of the chart that the event moves. */
    @Override
    public List<Kept> kept(RecordedEvent<AccountEvent> event) {
        var currency = event.event().balance().currency();
        var stream = LedgerLog.LEDGER.stream(Ledger.name(currency));
        var ledger = ledgers.load(stream, Long.MAX_VALUE).state();
        var kept = new ArrayList<Kept>();
        kept.add(new Kept(Sentence.of("Ledger in %s", currency.getCurrencyCode()), switch (ledger) {
            case Ledger.NotOpened _ -> Sentence.of("none");
            case Ledger.Existing it -> Sentence.of("postings: %s", it.transactions());
        }));
        Posting.of(event.event()).ifPresent(posting -> {
            kept.add(side(Sentence.of("Debits of %s", named(posting.debit())), ledger, posting.debit(),
                    Ledger.Existing::debits, currency));
            kept.add(side(Sentence.of("Credits of %s", named(posting.credit())), ledger, posting.credit(),
                    Ledger.Existing::credits, currency));
        });
        return kept;
    }

    private static Kept side(Sentence what, Ledger ledger, LedgerAccount account,
            BiFunction<Ledger.Existing, LedgerAccount, Money> sum, Currency currency) {
        return new Kept(what, Sentence.of("%s", switch (ledger) {
            case Ledger.NotOpened _ -> Money.zero(currency);
            case Ledger.Existing it -> sum.apply(it, account);
        }));
    }

    private static Sentence named(LedgerAccount account) {
        return switch (account) {
            case CASH -> Sentence.of("cash");
            case CUSTOMER_DEPOSITS -> Sentence.of("customer deposits");
            case CLEARING -> Sentence.of("clearing");
            case INTEREST -> Sentence.of("interest");
            case FEES -> Sentence.of("fees");
            case TRANSFERS_IN_TRANSIT -> Sentence.of("transfers in transit");
        };
    }

    private Optional<Change<LedgerEvent, Ledger>> openIfNew(RecordedEvent<AccountEvent> event,
            Map<Currency, Versioned<Ledger>> states) {
        var currency = event.event().balance().currency();
        if (state(currency, states).version() > 0) {
            return Optional.empty();
        }
        catalogue.add(currency);
        return Optional.of(change(new LedgerOpened(Ledger.name(currency), currency), currency, event, states));
    }

    private Optional<Change<LedgerEvent, Ledger>> post(RecordedEvent<AccountEvent> event,
            Map<Currency, Versioned<Ledger>> states) {
        return Posting.of(event.event()).map(posting -> {
            var posted = new Posted(event.position(), event.event().account(), event.version(), posting.debit(),
                    posting.credit(), posting.amount());
            return change(posted, posting.amount().currency(), event, states);
        });
    }

    private Change<LedgerEvent, Ledger> change(LedgerEvent made, Currency currency, RecordedEvent<AccountEvent> cause,
            Map<Currency, Versioned<Ledger>> states) {
        var stream = LedgerLog.LEDGER.stream(Ledger.name(currency));
        var metadata = new EventMetadata(cause.metadata().commandId(), cause.metadata().correlationId(),
                Optional.of(new EventReference(AccountLog.DEFINITION.name(), cause.position())),
                cause.metadata().actor(),
                cause.metadata().valueDate());
        var change = Change.of(LedgerLog.LEDGER, stream, state(currency, states), List.of(made), metadata);
        states.put(currency, change.after());
        return change;
    }

    private Versioned<Ledger> state(Currency currency, Map<Currency, Versioned<Ledger>> states) {
        return states.computeIfAbsent(currency, it -> ledgers.load(LedgerLog.LEDGER.stream(Ledger.name(it))));
    }
}
