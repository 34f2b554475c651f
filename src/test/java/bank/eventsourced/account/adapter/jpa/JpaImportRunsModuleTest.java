package bank.eventsourced.account.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.account.application.ImportRuns;
import bank.eventsourced.account.application.ImportRunsContract;

@ParameterizedClass
@EnumSource
class JpaImportRunsModuleTest extends ImportRunsContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Parameter
    @SuppressWarnings("NullAway.Init")
    OpenBank.On on;

    @Override
    protected ImportRuns runs() {
        return BANK.get(on, ImportRuns.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction(on);
    }
}
