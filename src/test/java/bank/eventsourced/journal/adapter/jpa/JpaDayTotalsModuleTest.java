package bank.eventsourced.journal.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.journal.application.DayTotals;
import bank.eventsourced.journal.application.DayTotalsContract;

class JpaDayTotalsModuleTest extends DayTotalsContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Override
    protected DayTotals totals() {
        return BANK.get(DayTotals.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction();
    }
}
