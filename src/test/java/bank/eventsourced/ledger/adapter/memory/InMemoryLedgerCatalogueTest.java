package bank.eventsourced.ledger.adapter.memory;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.ledger.application.LedgerCatalogue;
import bank.eventsourced.ledger.application.LedgerCatalogueContract;

class InMemoryLedgerCatalogueTest extends LedgerCatalogueContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected LedgerCatalogue catalogue() {
        return new InMemoryLedgerCatalogue(database);
    }

    @Override
    protected TransactionOperations transaction() {
        return database.transactions();
    }
}
