package bank.eventsourced.console;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.context.ApplicationContext;

import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.Customers;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.PastAccounts;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.ledger.LedgerHistory;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.Copies;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.LogExport;
import bank.eventsourced.operations.LogImport;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.Rebuilds;
import bank.eventsourced.operations.Snapshots;

/** The ports of a bank that is open. */
record OpenBank(ApplicationContext context) {

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long BETWEEN_LOOKS_MILLIS = 100;

    AccountHistory history() {
        return context.getBean(AccountHistory.class);
    }

    Accounts accounts() {
        return context.getBean(Accounts.class);
    }

    Customers customers() {
        return context.getBean(Customers.class);
    }

    DemoBank demo() {
        return context.getBean(DemoBank.class);
    }

    PastAccounts past() {
        return context.getBean(PastAccounts.class);
    }

    PastImports pastImports() {
        return context.getBean(PastImports.class);
    }

    TransactionImport imports() {
        return context.getBean(TransactionImport.class);
    }

    JournalEntries journal() {
        return context.getBean(JournalEntries.class);
    }

    JournalSearch search() {
        return context.getBean(JournalSearch.class);
    }

    Statements statements() {
        return context.getBean(Statements.class);
    }

    LedgerHistory ledgerHistory() {
        return context.getBean(LedgerHistory.class);
    }

    LedgerRecomputation recomputation() {
        return context.getBean(LedgerRecomputation.class);
    }

    Ledgers ledgers() {
        return context.getBean(Ledgers.class);
    }

    Backups backups() {
        return context.getBean(Backups.class);
    }

    Copies copies() {
        return context.getBean(Copies.class);
    }

    Deliveries deliveries() {
        return context.getBean(Deliveries.class);
    }

    LogExport logExport() {
        return context.getBean(LogExport.class);
    }

    LogImport logImport() {
        return context.getBean(LogImport.class);
    }

    LoggedEvents events() {
        return context.getBean(LoggedEvents.class);
    }

    Operations operations() {
        return context.getBean(Operations.class);
    }

    Rebuilds rebuilds() {
        return context.getBean(Rebuilds.class);
    }

    Snapshots snapshots() {
        return context.getBean(Snapshots.class);
    }

    /**
     * Waits until ledger and journal have followed everything, so that figures belong together. Not for ever: if a
     * follower is failing or far behind, what there is must be enough, and says how far behind it is.
     */
    OpenBank settled() {
        var committed = new Semaphore(0);
        var deadline = System.nanoTime() + LONGEST_WAIT_NANOS;
        try (var _ = operations().onCommit(committed::release)) {
            while (operations().status().isCatchingUp() && System.nanoTime() < deadline) {
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
