package bank.eventsourced.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.account.AccountView;
import bank.eventsourced.account.Accounts;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.operations.BankStatus;

/**
 * What one look at the bank found: all that the main window shows.
 *
 * @param accounts     the first {@link #MOST_ACCOUNTS} in the order of their numbers
 * @param accountCount how many there are
 * @param entries      the newest {@link #MOST_ENTRIES}, newest first
 * @param events       how many events the log of accounts holds
 * @param behind       how many of them the ledger has not posted yet
 * @param trouble      why the ledger cannot go on
 */
record BankReading(List<AccountView> accounts, long accountCount, List<LedgerView> ledgers, List<JournalEntry> entries,
        long events, long behind, Optional<String> trouble) {

    static final int MOST_ACCOUNTS = 20_000;
    static final int MOST_ENTRIES = 500;

    private static final String LOG = "account";
    private static final String FOLLOWER = "ledger";

    /** Reads the bank: in pages, so not on the FX thread. */
    static BankReading of(BankPorts bank) {
        var status = bank.operations().status();
        var events = status.logs().stream().filter(it -> it.name().equals(LOG)).mapToLong(BankStatus.Log::head).sum();
        var ledger = status.followers().stream().filter(it -> it.name().equals(FOLLOWER)).findFirst();
        return new BankReading(accounts(bank.accounts()), bank.accounts().count(), bank.ledgers().all(),
                bank.journal().find(JournalQuery.everything(JournalQuery.Order.NEWEST_FIRST, MOST_ENTRIES)),
                events, ledger.map(BankStatus.Follower::behind).orElse(0L),
                ledger.flatMap(BankStatus.Follower::failure).map(BankStatus.Failure::cause));
    }

    private static List<AccountView> accounts(Accounts accounts) {
        var found = new ArrayList<AccountView>();
        var last = Optional.<AccountNumber>empty();
        while (found.size() < MOST_ACCOUNTS) {
            var page = accounts.list(last, Accounts.LARGEST_PAGE);
            found.addAll(page);
            if (page.size() < Accounts.LARGEST_PAGE) {
                break;
            }
            last = Optional.of(page.getLast().number());
        }
        return List.copyOf(found);
    }
}
