package bank.eventsourced.ledger.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.ledger.application.LedgerCatalogue;
import bank.eventsourced.ledger.application.LedgerCatalogueContract;

@ParameterizedClass
@EnumSource
class JpaLedgerCatalogueModuleTest extends LedgerCatalogueContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Parameter
    @SuppressWarnings("NullAway.Init")
    OpenBank.On on;

    @Override
    protected LedgerCatalogue catalogue() {
        return BANK.get(on, LedgerCatalogue.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction(on);
    }
}
