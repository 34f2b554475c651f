package bank.eventsourced.benchmark;

import org.springframework.context.ConfigurableApplicationContext;

import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.eventstore.Yardstick;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.operations.Operations;

/** The ports of a bank that is open in this process, through which it is measured. */
public record MeasuredBank(Accounts accounts, TransactionImport imports, LedgerRecomputation recomputation,
        Operations operations, Yardstick yardstick, Runnable closing) implements AutoCloseable {

    public static MeasuredBank in(ConfigurableApplicationContext context) {
        return new MeasuredBank(context.getBean(Accounts.class), context.getBean(TransactionImport.class),
                context.getBean(LedgerRecomputation.class), context.getBean(Operations.class),
                context.getBean(Yardstick.class), context::close);
    }

    @Override
    public void close() {
        closing.run();
    }
}
