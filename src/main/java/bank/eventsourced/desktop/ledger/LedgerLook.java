package bank.eventsourced.desktop.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.ledger.LedgerView;

/** What one look at the ledgers found. */
record LedgerLook(List<One> ledgers) {

    static final LedgerLook NOTHING_YET = new LedgerLook(List.of());

    Optional<One> of(Currency currency) {
        return ledgers.stream().filter(it -> it.view().currency().equals(currency)).findFirst();
    }

    /** A ledger, and whether it agrees with the accounts. */
    record One(LedgerView view, Reconciliation reconciliation) {}
}
