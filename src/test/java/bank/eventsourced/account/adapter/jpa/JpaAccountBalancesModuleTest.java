package bank.eventsourced.account.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.account.application.AccountBalances;
import bank.eventsourced.account.application.AccountBalancesContract;

class JpaAccountBalancesModuleTest extends AccountBalancesContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Override
    protected AccountBalances balances() {
        return BANK.get(AccountBalances.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction();
    }
}
