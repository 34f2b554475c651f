package bank.eventsourced.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import bank.eventsourced.account.AccountNumber;
import bank.eventsourced.money.Money;

/**
 * Computes the ledgers a second time, in memory and from the first event of the log of accounts, and compares. The
 * ledgers are event-sourced themselves: so this is a proof and changes nothing. Thread-safe; needs no transaction of the
 * caller's.
 */
public interface LedgerRecomputation {

    /** How many accounts a result lists at most; all are counted. */
    int LISTED_ACCOUNTS = 1_000;

    /**
     * Reads the log of accounts up to what has been posted, and all postings.
     *
     * @param listed the accounts as another module lists them; compared where nothing has happened since. Read last;
     *               closing it is up to the caller
     * @throws java.util.concurrent.CancellationException if the monitor says so
     */
    Result recompute(Stream<ListedAccount> listed, Monitor monitor);

    /** An account as another module lists it. */
    record ListedAccount(AccountNumber number, long version, Money balance) {}

    /**
     * What came of it.
     *
     * @param position  in the log of accounts up to which was recomputed
     * @param postings  how many postings were added up
     * @param accounts  how many accounts were compared
     * @param books     each ledger, in the order of the currency codes
     * @param differing how many accounts differ
     * @param listed    the first {@link #LISTED_ACCOUNTS} of them, by number
     */
    record Result(long position, long postings, long accounts, List<Book> books, long differing,
            List<AccountDifference> listed) {

        /** Whether everything is as it was recomputed. */
        public boolean proven() {
            return differing == 0 && books.stream().allMatch(Book::proven);
        }
    }

    /**
     * A ledger as it is kept and as it was recomputed, both as of the same position; one of them is empty if there is no
     * such ledger.
     */
    record Book(Currency currency, Optional<LedgerView> kept, Optional<LedgerView> recomputed) {

        public boolean proven() {
            return kept.equals(recomputed);
        }
    }

    /**
     * An account whose figures differ.
     *
     * @param postings the sum of its postings
     * @param logged   the balance after its last event; empty if the log does not know it
     * @param listed   the balance in the list of accounts; empty if it is not listed
     */
    record AccountDifference(AccountNumber account, Money postings, Optional<Money> logged, Optional<Money> listed) {}

    /** Watches long work. Called on the working thread, often: it must return at once. */
    interface Monitor {

        /** Watches nothing. */
        Monitor NONE = (done, of) -> {};

        /** How many events have been read of how many. */
        void progressed(long done, long of);

        /** Whether to stop. */
        default boolean cancelled() {
            return false;
        }
    }
}
