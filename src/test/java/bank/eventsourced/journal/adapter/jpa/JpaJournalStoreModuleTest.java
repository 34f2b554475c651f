package bank.eventsourced.journal.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.journal.application.JournalStore;
import bank.eventsourced.journal.application.JournalStoreContract;

@ParameterizedClass
@EnumSource
class JpaJournalStoreModuleTest extends JournalStoreContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Parameter
    @SuppressWarnings("NullAway.Init")
    OpenBank.On on;

    @Override
    protected JournalStore journal() {
        return BANK.get(on, JournalStore.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction(on);
    }
}
