package bank.eventsourced.journal.adapter.memory;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.journal.application.JournalStore;
import bank.eventsourced.journal.application.JournalStoreContract;

class InMemoryJournalStoreTest extends JournalStoreContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected JournalStore journal() {
        return new InMemoryJournalStore(database);
    }

    @Override
    protected TransactionOperations transaction() {
        return database.transactions();
    }
}
