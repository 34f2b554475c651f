package bank.eventsourced.journal.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.journal.application.JournalStore;
import bank.eventsourced.journal.application.JournalStoreContract;

class JpaJournalStoreModuleTest extends JournalStoreContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Override
    protected JournalStore journal() {
        return BANK.get(JournalStore.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction();
    }
}
