package bank.eventsourced.ledger.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.ledger.application.LedgerCatalogue;
import bank.eventsourced.ledger.application.LedgerCatalogueContract;

class JpaLedgerCatalogueModuleTest extends LedgerCatalogueContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Override
    protected LedgerCatalogue catalogue() {
        return BANK.get(LedgerCatalogue.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction();
    }
}
