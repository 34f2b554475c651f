package bank.eventsourced.journal.adapter.jpa;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.support.TransactionOperations;

import bank.eventsourced.OpenBank;
import bank.eventsourced.journal.application.DayTotals;
import bank.eventsourced.journal.application.DayTotalsContract;

@ParameterizedClass
@EnumSource
class JpaDayTotalsModuleTest extends DayTotalsContract {

    @RegisterExtension
    static final OpenBank BANK = new OpenBank();

    @Parameter
    @SuppressWarnings("NullAway.Init")
    OpenBank.On on;

    @Override
    protected DayTotals totals() {
        return BANK.get(on, DayTotals.class);
    }

    @Override
    protected TransactionOperations transaction() {
        return BANK.transaction(on);
    }
}
