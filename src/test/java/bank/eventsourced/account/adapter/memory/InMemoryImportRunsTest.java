package bank.eventsourced.account.adapter.memory;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.account.application.ImportRuns;
import bank.eventsourced.account.application.ImportRunsContract;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;

class InMemoryImportRunsTest extends ImportRunsContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected ImportRuns runs() {
        return new InMemoryImportRuns(database);
    }

    @Override
    protected TransactionOperations transaction() {
        return database.transactions();
    }
}
