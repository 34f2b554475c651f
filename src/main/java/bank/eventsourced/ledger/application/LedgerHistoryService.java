package bank.eventsourced.ledger.application;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.RecordedEvent;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.ledger.LedgerHistory;
import bank.eventsourced.ledger.LedgerPosting;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.ledger.domain.Ledger;
import bank.eventsourced.ledger.domain.LedgerEvent;
import bank.eventsourced.ledger.domain.LedgerEvent.LedgerOpened;
import bank.eventsourced.ledger.domain.LedgerEvent.Posted;

/** Reads the streams of ledgers: first comes the event that opens one, then posting after posting. */
@Service
class LedgerHistoryService implements LedgerHistory {

    private final Ledgers ledgers;
    private final Aggregates<Ledger> states;
    private final EventLog<LedgerEvent> log;

    LedgerHistoryService(EventSourcing eventSourcing, Ledgers ledgers) {
        this.ledgers = ledgers;
        this.states = eventSourcing.aggregates(LedgerLog.LEDGER);
        this.log = eventSourcing.log(LedgerLog.DEFINITION);
    }

    @Override
    public Optional<LedgerView> asOf(Currency currency, long position) {
        return ledgers.find(currency).flatMap(now -> {
            if (position >= now.checkpoint()) {
                return Optional.of(now);
            }
            return switch (states.load(stream(currency), versionAsOf(currency, position, now.transactions())).state()) {
                case Ledger.Existing ledger -> Optional.of(LedgerViews.of(ledger, Math.max(0, position), 0));
                case Ledger.NotOpened _ -> Optional.empty();
            };
        });
    }

    /** Postings are in the order of their causes, so the last one up to a position is found by halving. */
    private long versionAsOf(Currency currency, long position, long transactions) {
        if (openedAfter(currency, position)) {
            return 0;
        }
        long known = 0;
        long beyond = transactions + 1;
        while (beyond - known > 1) {
            var middle = (known + beyond) >>> 1;
            var isUpTo = postings(currency, middle - 1, 1).stream().anyMatch(it -> it.cause() <= position);
            if (isUpTo) {
                known = middle;
            } else {
                beyond = middle;
            }
        }
        return known + 1;
    }

    private boolean openedAfter(Currency currency, long position) {
        return log.history(stream(currency), 0, 1)
                .stream()
                .flatMap(opened -> opened.metadata().causation().stream())
                .anyMatch(cause -> cause.position() > position);
    }

    @Override
    public List<LedgerPosting> postings(Currency currency, long after, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("A page has 1 to %d postings, not %d.".formatted(LARGEST_PAGE, limit));
        }
        return log.history(stream(currency), after + 1, limit)
                .stream()
                .flatMap(LedgerHistoryService::posting)
                .toList();
    }

    private static Stream<LedgerPosting> posting(RecordedEvent<LedgerEvent> event) {
        return switch (event.event()) {
            case Posted posted -> Stream.of(new LedgerPosting(event.version() - 1, event.position(), posted.position(),
                    posted.account(), posted.version(), posted.debit(), posted.credit(), posted.amount(),
                    event.metadata().valueDate().orElseThrow(), event.recordedAt()));
            case LedgerOpened _ -> Stream.empty();
        };
    }

    private static StreamId stream(Currency currency) {
        return LedgerLog.LEDGER.stream(Ledger.name(currency));
    }
}
