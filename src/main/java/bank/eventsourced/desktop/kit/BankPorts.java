package bank.eventsourced.desktop.kit;

import java.util.Optional;

import org.springframework.beans.factory.ListableBeanFactory;

import bank.eventsourced.account.AccountDirectory;
import bank.eventsourced.account.AccountHistory;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.account.Customers;
import bank.eventsourced.account.DemoBank;
import bank.eventsourced.account.PastAccounts;
import bank.eventsourced.account.PastImports;
import bank.eventsourced.account.TransactionImport;
import bank.eventsourced.journal.DailyMovements;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalExport;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.journal.Statements;
import bank.eventsourced.ledger.LedgerHistory;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.Ledgers;
import bank.eventsourced.operations.Backups;
import bank.eventsourced.operations.Deliveries;
import bank.eventsourced.operations.LogExport;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Operations;
import bank.eventsourced.operations.Rebuilds;
import bank.eventsourced.operations.Snapshots;

/**
 * The driving ports of the bank: all that the desktop knows of it.
 *
 * @param moment the past that accounts, journal, statements and ledgers are of; absent if it is now
 */
public record BankPorts(Accounts accounts, Ledgers ledgers, JournalEntries journal, Operations operations,
        Deliveries deliveries, Rebuilds rebuilds,
        Backups backups, DemoBank demo, AccountDirectory directory, AccountHistory history, DailyMovements days,
        LoggedEvents events, Snapshots snapshots, Statements statements, TransactionImport imports,
        PastImports pastImports, JournalSearch search, JournalExport journalExport, LedgerHistory ledgerHistory,
        LedgerRecomputation recomputation, Customers customers, LogExport logExport, PastAccounts past,
        Optional<Moment> moment) {

    public static BankPorts of(ListableBeanFactory bank) {
        return new BankPorts(bank.getBean(Accounts.class), bank.getBean(Ledgers.class),
                bank.getBean(JournalEntries.class), bank.getBean(Operations.class), bank.getBean(Deliveries.class),
                bank.getBean(Rebuilds.class), bank.getBean(Backups.class), bank.getBean(DemoBank.class),
                bank.getBean(AccountDirectory.class),
                bank.getBean(AccountHistory.class), bank.getBean(DailyMovements.class),
                bank.getBean(LoggedEvents.class), bank.getBean(Snapshots.class), bank.getBean(Statements.class),
                bank.getBean(TransactionImport.class), bank.getBean(PastImports.class),
                bank.getBean(JournalSearch.class), bank.getBean(JournalExport.class),
                bank.getBean(LedgerHistory.class), bank.getBean(LedgerRecomputation.class),
                bank.getBean(Customers.class), bank.getBean(LogExport.class), bank.getBean(PastAccounts.class),
                Optional.empty());
    }

    /** The same, but for what is of a moment. */
    BankPorts asOf(Moment then, Accounts accountsThen, JournalEntries journalThen, AccountDirectory directoryThen,
            Ledgers ledgersThen,
            LedgerHistory historyThen, Statements statementsThen, JournalSearch searchThen, JournalExport exportThen) {
        return new BankPorts(accountsThen, ledgersThen, journalThen, operations, deliveries, rebuilds, backups, demo,
                directoryThen,
                history, days, events, snapshots, statementsThen, imports, pastImports, searchThen, exportThen,
                historyThen, recomputation, customers, logExport, past, Optional.of(then));
    }
}
