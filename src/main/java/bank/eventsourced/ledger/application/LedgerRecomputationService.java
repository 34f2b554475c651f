package bank.eventsourced.ledger.application;

import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountEvent;
import bank.eventsourced.account.AccountLog;
import bank.eventsourced.eventstore.EventLog;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.ledger.LedgerHistory;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.ledger.domain.LedgerEvent;

/** Reads both logs page by page and lets a {@link SecondBook} compute and compare. */
@Service
class LedgerRecomputationService implements LedgerRecomputation {

    private final Ledgers ledgers;
    private final LedgerHistory history;
    private final LedgerCatalogue catalogue;
    private final EventLog<AccountEvent> accountLog;
    private final EventLog<LedgerEvent> ledgerLog;

    LedgerRecomputationService(EventSourcing eventSourcing, Ledgers ledgers, LedgerHistory history,
            LedgerCatalogue catalogue) {
        this.ledgers = ledgers;
        this.history = history;
        this.catalogue = catalogue;
        this.accountLog = eventSourcing.log(AccountLog.DEFINITION);
        this.ledgerLog = eventSourcing.log(LedgerLog.DEFINITION);
    }

    @Override
    public Result recompute(Stream<ListedAccount> listed, Monitor monitor) {
        var position = ledgers.all().stream().mapToLong(LedgerView::checkpoint).min().orElse(0);
        var postedUpTo = ledgerLog.head();
        var book = new SecondBook(position);
        var progress = new Reading(monitor, position + postedUpTo);
        accountLog.replay(position, page -> {
            page.forEach(book::recompute);
            progress.read(page.size());
        });
        ledgerLog.replay(postedUpTo, page -> {
            page.forEach(it -> book.addUp(it.event()));
            progress.read(page.size());
        });
        listed.forEach(book::compare);
        return book.result(catalogue.list(), currency -> history.asOf(currency, position));
    }
}
