package bank.eventsourced.ledger.application;

import java.util.List;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.eventstore.AggregateType;
import bank.eventsourced.eventstore.EventType;
import bank.eventsourced.eventstore.LogDefinition;
import bank.eventsourced.eventstore.TextValue;
import bank.eventsourced.ledger.domain.Ledger;
import bank.eventsourced.ledger.domain.LedgerEvent;
import bank.eventsourced.ledger.domain.LedgerEvent.LedgerOpened;
import bank.eventsourced.ledger.domain.LedgerEvent.Posted;

/** The log of all ledgers. */
final class LedgerLog {

    static final LogDefinition<LedgerEvent> DEFINITION = new LogDefinition<>("ledger",
            List.of(new EventType<>("ledger.opened", 1, LedgerOpened.class),
                    new EventType<>("ledger.posted", 1, Posted.class)),
            List.of(), List.of(new TextValue<>(AccountNumber.class, AccountNumber::value, AccountNumber::new)));

    static final AggregateType<LedgerEvent, Ledger> LEDGER = new AggregateType<>(DEFINITION, "ledger",
            new Ledger.NotOpened(), Ledger::apply, Ledger.Existing.class, 1, LedgerLog::name);

    private LedgerLog() {}

    private static String name(Ledger ledger) {
        return switch (ledger) {
            case Ledger.NotOpened _ -> "";
            case Ledger.Existing it -> it.name();
        };
    }
}
