package bank.eventsourced.ledger.application;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountLog;
import bank.eventsourced.eventstore.Aggregates;
import bank.eventsourced.eventstore.ControlTotals;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.FollowerStatus;
import bank.eventsourced.eventstore.Following;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.ledger.domain.Ledger;

/** Answers questions about the ledgers, and hands prompts to their follower. */
@Service
public class LedgerService implements Ledgers, ControlTotals {

    private final Aggregates<Ledger> ledgers;
    private final LedgerCatalogue catalogue;
    private final Following following;

    LedgerService(EventSourcing eventSourcing, LedgerCatalogue catalogue, LedgerFollower follower) {
        this.ledgers = eventSourcing.aggregates(LedgerLog.LEDGER);
        this.catalogue = catalogue;
        this.following = eventSourcing.follow(AccountLog.DEFINITION, follower);
    }

    /** The log of accounts has reached a position: see {@link Following#prompt}. */
    public CompletableFuture<Void> prompt(long position) {
        return following.prompt(position);
    }

    @Override
    public List<LedgerView> all() {
        var status = following.status();
        return catalogue.list().stream().flatMap(currency -> view(currency, status)).toList();
    }

    @Override
    public Optional<LedgerView> find(Currency currency) {
        return view(currency, following.status()).findFirst();
    }

    private Stream<LedgerView> view(Currency currency, FollowerStatus status) {
        return existing(currency).map(ledger -> LedgerViews.of(ledger, status.checkpoint(), status.behind()));
    }

    private Stream<Ledger.Existing> existing(Currency currency) {
        return switch (ledgers.load(LedgerLog.LEDGER.stream(Ledger.name(currency))).state()) {
            case Ledger.Existing ledger -> Stream.of(ledger);
            case Ledger.NotOpened _ -> Stream.empty();
        };
    }

    @Override
    public String source() {
        return "ledger";
    }

    @Override
    public Map<String, String> totals() {
        var totals = new TreeMap<String, String>();
        catalogue.list().stream().flatMap(this::existing).forEach(ledger -> {
            totals.put("customer deposits " + ledger.currency(), ledger.balance().decimal());
            totals.put("transactions " + ledger.currency(), Long.toString(ledger.transactions()));
        });
        return totals;
    }
}
