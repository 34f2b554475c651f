package bank.eventsourced.desktop.journal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;

import bank.eventsourced.desktop.kit.RowSource;
import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.operations.Monitor;

/** The rows of one question to the journal. New entries come in front where the newest are first. */
final class JournalSource implements RowSource<Long, JournalRow> {

    /** A longer list in another order than the newest first is not listed again for each commit, but when one asks. */
    private static final int LISTED_AGAIN = 20_000;

    private final JournalSearch search;
    private final JournalFilter filter;
    private final JournalOrder order;
    private volatile int listed;
    /** Up to where nothing was found: it need not be searched again. */
    private volatile long nothingUpTo;

    JournalSource(JournalSearch search, JournalFilter filter, JournalOrder order) {
        this.search = search;
        this.filter = filter;
        this.order = order;
    }

    @Override
    public List<Long> keys(int limit, Monitor monitor) {
        var newest = search.positions(JournalFilter.EVERYTHING, JournalOrder.NEWEST_FIRST, 1,
                JournalSearch.Monitor.NONE);
        var found = positions(nothingUpTo > 0 ? filter.after(nothingUpTo) : filter, limit, monitor);
        if (found.length == 0 && newest.length == 1 && !monitor.cancelled()) {
            nothingUpTo = newest[0];
        }
        listed = found.length;
        return new Positions(found);
    }

    /** What is overtaken is looked at by nobody. */
    private long[] positions(JournalFilter wanted, int limit, Monitor monitor) {
        try {
            return search.positions(wanted, order, limit, new JournalSearch.Monitor() {

                @Override
                public void progressed(long done, long of) {
                    monitor.progressed(done, of);
                }

                @Override
                public boolean cancelled() {
                    return monitor.cancelled();
                }
            });
        } catch (CancellationException _) {
            return new long[0];
        }
    }

    @Override
    public List<JournalRow> rows(List<Long> keys) {
        var entries = search.at(keys.stream().mapToLong(Long::longValue).toArray())
                .stream()
                .collect(Collectors.toMap(JournalEntry::position, Function.identity()));
        return keys.stream().map(key -> new JournalRow(key, Optional.ofNullable(entries.get(key)))).toList();
    }

    @Override
    public Optional<List<Long>> inFrontOf(Long first) {
        if (order.equals(JournalOrder.NEWEST_FIRST)) {
            return Optional.of(new Positions(positions(filter.after(first), JournalSearch.MOST_POSITIONS,
                    Monitor.NONE)));
        }
        return listed > LISTED_AGAIN ? Optional.of(List.of()) : Optional.empty();
    }
}
