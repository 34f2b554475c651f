package bank.eventsourced.journal.adapter.modulith;

import java.util.concurrent.CompletableFuture;

import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

import bank.eventsourced.account.AccountLogAdvanced;
import bank.eventsourced.journal.application.JournalService;

/** Hands the prompts of the account log to the journal's follower. The id must be the follower's name. */
@Component
class JournalPrompts {

    private final JournalService journal;

    JournalPrompts(JournalService journal) {
        this.journal = journal;
    }

    @TransactionalEventListener(id = "journal")
    CompletableFuture<Void> on(AccountLogAdvanced prompt) {
        return journal.prompt(prompt.position());
    }
}
