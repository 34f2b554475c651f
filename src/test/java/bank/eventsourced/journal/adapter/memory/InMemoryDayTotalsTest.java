package bank.eventsourced.journal.adapter.memory;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;
import bank.eventsourced.journal.application.DayTotals;
import bank.eventsourced.journal.application.DayTotalsContract;

class InMemoryDayTotalsTest extends DayTotalsContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected DayTotals totals() {
        return new InMemoryDayTotals(database);
    }

    @Override
    protected TransactionOperations transaction() {
        return database.transactions();
    }
}
