package bank.eventsourced.desktop.ledger;

import java.util.AbstractList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.RandomAccess;

import bank.eventsourced.desktop.kit.BankPorts;
import bank.eventsourced.desktop.kit.RowSource;
import bank.eventsourced.ledger.LedgerPosting;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.operations.Monitor;

/** The postings of a ledger by number, newest first: all, or those up to a point in the past. */
final class PostingSource implements RowSource<Long, LedgerPosting> {

    private final BankPorts bank;
    private final Currency currency;
    private final Optional<Long> upTo;

    /** @param upTo the number of the last posting to show; absent for all, also those to come */
    PostingSource(BankPorts bank, Currency currency, Optional<Long> upTo) {
        this.bank = bank;
        this.currency = currency;
        this.upTo = upTo;
    }

    @Override
    public List<Long> keys(int limit, Monitor monitor) {
        return numbersAfter(0, limit);
    }

    private List<Long> numbersAfter(long first, int limit) {
        var last = upTo.orElseGet(() -> bank.ledgers().find(currency).map(LedgerView::transactions).orElse(0L));
        return new Descending(last, (int) Math.min(limit, Math.max(0, last - first)));
    }

    /** Keys that follow each other are numbers without gaps. */
    @Override
    public List<LedgerPosting> rows(List<Long> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        return bank.ledgerHistory().postings(currency, keys.getLast() - 1, keys.size()).reversed();
    }

    @Override
    public Optional<List<Long>> inFrontOf(Long first) {
        return Optional.of(numbersAfter(first, Integer.MAX_VALUE));
    }

    /** Numbers from the last one downwards, which need no room. */
    private static final class Descending extends AbstractList<Long> implements RandomAccess {

        private final long last;
        private final int size;

        Descending(long last, int size) {
            this.last = last;
            this.size = size;
        }

        @Override
        public Long get(int index) {
            return last - java.util.Objects.checkIndex(index, size);
        }

        @Override
        public int size() {
            return size;
        }
    }
}
