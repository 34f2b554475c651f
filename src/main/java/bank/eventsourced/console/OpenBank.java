package bank.eventsourced.console;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.context.ApplicationContext;

import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.Customers;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.Copies;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.Operations;

/** The ports of a bank that is open. */
record OpenBank(Accounts accounts, Customers customers, TransactionImport imports, PastImports pastImports,
        Ledgers ledgers,
        JournalEntries journal, Operations operations, Deliveries deliveries, Backups backups, Copies copies,
        DemoBank demo) {

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    static OpenBank in(ApplicationContext context) {
        return new OpenBank(context.getBean(Accounts.class), context.getBean(Customers.class),
                context.getBean(TransactionImport.class),
                context.getBean(PastImports.class), context.getBean(Ledgers.class),
                context.getBean(JournalEntries.class),
                context.getBean(Operations.class), context.getBean(Deliveries.class), context.getBean(Backups.class),
                context.getBean(Copies.class), context.getBean(DemoBank.class));
    }

    /**
     * Waits until ledger and journal have followed everything, so that figures belong together. Not for ever: if a
     * follower is failing or far behind, what there is must be enough, and says how far behind it is.
     */
    OpenBank settled() {
        var committed = new Semaphore(0);
        var deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
        try (var _ = operations.onCommit(committed::release)) {
            while (operations.status().isCatchingUp() && System.nanoTime() < deadline) {
                if (committed.tryAcquire(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                    committed.drainPermits();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
        return this;
    }
}
