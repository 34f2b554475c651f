package bank.eventsourced.account.adapter.memory;

import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.account.application.AccountBalances;
import bank.eventsourced.account.application.AccountBalancesContract;
import bank.eventsourced.eventstore.adapter.memory.InMemoryDatabase;

class InMemoryAccountBalancesTest extends AccountBalancesContract {

    private final InMemoryDatabase database = new InMemoryDatabase();

    @Override
    protected AccountBalances balances() {
        return new InMemoryAccountBalances(database);
    }

    @Override
    protected TransactionOperations transaction() {
        return database.transactions();
    }
}
