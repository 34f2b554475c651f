package bank.eventsourced.journal.application;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import org.springframework.stereotype.Service;

import bank.eventsourced.account.AccountLog;
import bank.eventsourced.eventstore.ControlTotals;
import bank.eventsourced.eventstore.EventSourcing;
import bank.eventsourced.eventstore.Following;
import bank.eventsourced.journal.JournalEntries;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalOrder.By;
import bank.eventsourced.journal.JournalQuery;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.journal.application.JournalStore.Extent;

/** Finds journal entries, and hands prompts to the journal's follower. */
@Service
public class JournalService implements JournalEntries, JournalSearch, ControlTotals {

    private final JournalStore store;
    private final Following following;

    JournalService(EventSourcing eventSourcing, JournalStore store, JournalFollower follower) {
        this.store = store;
        this.following = eventSourcing.follow(AccountLog.DEFINITION, follower);
        eventSourcing.rebuildable(AccountLog.DEFINITION, follower);
    }

    /** The log of accounts has reached a position: see {@link Following#prompt}. */
    public CompletableFuture<Void> prompt(long position) {
        return following.prompt(position);
    }

    @Override
    public List<JournalEntry> find(JournalQuery query) {
        return store.find(query);
    }

    /** The journal takes down every event of a log that has no gaps: without a filter nothing needs to be read. */
    @Override
    public long[] positions(JournalFilter filter, JournalOrder order, int limit, Monitor monitor) {
        requireWithin(limit, MOST_POSITIONS);
        var first = filter.after().orElse(0L);
        var last = filter.upTo().orElse(Long.MAX_VALUE);
        var isUnfiltered = JournalFilter.EVERYTHING.after(first)
                .upTo(last, Optional.empty())
                .equals(filter.after(first).upTo(last, Optional.empty()));
        return isUnfiltered && order.by() == By.POSITION ? everyPosition(first, last, order, limit)
                : store.positions(filter, order, limit, monitor);
    }

    private long[] everyPosition(long after, long upTo, JournalOrder order, int limit) {
        return store.extent()
                .map(extent -> new Extent(Math.max(extent.first(), after + 1), Math.min(extent.last(), upTo)))
                .filter(extent -> extent.first() <= extent.last())
                .map(extent -> everyPosition(extent, order, limit))
                .orElseGet(() -> new long[0]);
    }

    private static long[] everyPosition(Extent extent, JournalOrder order, int limit) {
        var length = Math.min(limit, extent.last() - extent.first() + 1);
        return switch (order.direction()) {
            case ASCENDING -> LongStream.range(extent.first(), extent.first() + length).toArray();
            case DESCENDING -> LongStream.range(0, length).map(it -> extent.last() - it).toArray();
        };
    }

    @Override
    public List<JournalEntry> at(long... positions) {
        if (positions.length > 0) {
            requireWithin(positions.length, LARGEST_PAGE);
        }
        return store.at(positions);
    }

    private static void requireWithin(int limit, int most) {
        if (limit < 1 || limit > most) {
            throw new IllegalArgumentException("1 to %d can be asked for at once, not %d.".formatted(most, limit));
        }
    }

    @Override
    public long behind() {
        return following.status().behind();
    }

    @Override
    public String source() {
        return "journal";
    }

    @Override
    public Map<String, String> totals() {
        var totals = new TreeMap<String, String>();
        store.totals().forEach((currency, sum) -> {
            totals.put("customer deposits " + currency, sum.balance().decimal());
            totals.put("transactions " + currency, Long.toString(sum.transactions()));
        });
        return totals;
    }
}
