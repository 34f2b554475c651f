package bank.eventsourced.account.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.account.application.ImportRuns;
import bank.eventsourced.account.application.ImportRunsContract;

class JpaImportRunsModuleTest extends ImportRunsContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Override
    protected ImportRuns runs() {
        return BANK.get(ImportRuns.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction();
    }
}
