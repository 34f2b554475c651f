package bank.eventsourced.ledger.application;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.Versioned;
import bank.eventsourced.ledger.domain.Ledger;
import bank.eventsourced.ledger.domain.LedgerEvent;
import bank.eventsourced.ledger.domain.LedgerEvent.LedgerOpened;
import bank.eventsourced.ledger.domain.LedgerEvent.Posted;
import bank.eventsourced.ledger.domain.Posting;

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
