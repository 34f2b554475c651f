package bank.eventsourced.ledger.adapter.modulith;

import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import bank.eventsourced.account.AccountLogAdvanced;
import bank.eventsourced.ledger.application.LedgerService;

/** Hands the prompts of the account log to the ledger's follower. The id must be the follower's name. */
@Component
class LedgerPrompts {

    private final LedgerService ledgers;

    LedgerPrompts(LedgerService ledgers) {
        this.ledgers = ledgers;
    }

    @TransactionalEventListener(id = "ledger")
    CompletableFuture<Void> on(AccountLogAdvanced prompt) {
        return ledgers.prompt(prompt.position());
    }
}
