package badbank.ledger.application;

import jakarta.persistence.EntityManager;

import badbank.account.AccountEvent;
import badbank.account.Accounts;

/** Uses more of account than its events, knows JPA, and sleeps. */
class Curious {

    boolean listen(AccountEvent event, Accounts accounts, EntityManager entities) throws InterruptedException {
        Thread.sleep(1);
        return accounts.open(event + entities.toString());
    }
}
