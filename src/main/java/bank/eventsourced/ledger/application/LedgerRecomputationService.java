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

    private static final int PAGE = 1_000;

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
        for (long after = 0; after < position; after += PAGE) {
            var page = accountLog.read(after, (int) Math.min(PAGE, position - after));
            page.forEach(book::recompute);
            progress.read(page.size());
        }
        for (long after = 0; after < postedUpTo; after += PAGE) {
            var page = ledgerLog.read(after, (int) Math.min(PAGE, postedUpTo - after));
            page.forEach(it -> book.addUp(it.event()));
            progress.read(page.size());
        }
        listed.forEach(book::compare);
        return book.result(catalogue.list(), currency -> history.asOf(currency, position));
    }
}
