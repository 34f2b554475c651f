package badbank.ledger.adapter.modulith;

import badbank.account.AccountEvent;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has the registry store whole events, under a name that a rename changes. */
class LedgerListener {

    @TransactionalEventListener
    void on(AccountEvent event) {}
}
