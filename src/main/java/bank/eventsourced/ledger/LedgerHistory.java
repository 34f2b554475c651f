package bank.eventsourced.ledger;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** What the ledgers were, and what made them so. Thread-safe; needs no transaction of the caller's. */
public interface LedgerHistory {

    /** The most postings that {@link #postings} gives at once. */
    int LARGEST_PAGE = 500;

    /**
     * The ledger of a currency as it was when everything up to a position in the log of accounts had been posted; beyond
     * what has been posted, as it is. Empty if the ledger was not open yet.
     */
    Optional<LedgerView> asOf(Currency currency, long position);

    /**
     * Postings in the order of their numbers. A ledger has as many as it has transactions.
     *
     * @param after the number of the last posting of the page before; 0 for the first page
     * @param limit 1 to {@link #LARGEST_PAGE}
     */
    List<LedgerPosting> postings(Currency currency, long after, int limit);
}
