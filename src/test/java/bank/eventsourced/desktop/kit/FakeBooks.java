package bank.eventsourced.desktop.kit;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import bank.eventsourced.journal.JournalEntry;
import bank.eventsourced.journal.JournalExport;
import bank.eventsourced.journal.JournalFilter;
import bank.eventsourced.journal.JournalOrder;
import bank.eventsourced.journal.JournalSearch;
import bank.eventsourced.ledger.LedgerHistory;
import bank.eventsourced.ledger.LedgerPosting;
import bank.eventsourced.ledger.LedgerRecomputation;
import bank.eventsourced.ledger.LedgerView;
import bank.eventsourced.ledger.Ledgers;

/** A journal and ledgers that hold what a test puts into them; every entry matches every filter but its position. */
public final class FakeBooks implements JournalSearch, JournalExport, Ledgers, LedgerHistory, LedgerRecomputation {

    public final List<JournalEntry> entries = new CopyOnWriteArrayList<>();
    public final List<JournalFilter> searched = new CopyOnWriteArrayList<>();
    public final List<LedgerView> ledgers = new CopyOnWriteArrayList<>();
    public volatile Function<Long, Optional<LedgerView>> past = position -> Optional.empty();

    @Override
    public long[] positions(JournalFilter filter, JournalOrder order, int limit, JournalSearch.Monitor monitor) {
        searched.add(filter);
        if (monitor.cancelled()) {
            throw new CancellationException();
        }
        var found = entries.stream()
                .mapToLong(JournalEntry::position)
                .filter(it -> it > filter.after().orElse(0L) && it <= filter.upTo().orElse(Long.MAX_VALUE))
                .sorted()
                .toArray();
        return switch (order.direction()) {
            case ASCENDING -> LongStream.of(found).limit(limit).toArray();
            case DESCENDING -> LongStream.range(0, found.length)
                    .map(it -> found[found.length - 1 - (int) it])
                    .limit(limit)
                    .toArray();
        };
    }

    @Override
    public List<JournalEntry> at(long... positions) {
        return LongStream.of(positions)
                .boxed()
                .flatMap(position -> entries.stream().filter(it -> it.position() == position))
                .toList();
    }

    @Override
    public long export(JournalFilter filter, JournalOrder order, Path file, JournalSearch.Monitor monitor) {
        return entries.size();
    }

    @Override
    public List<LedgerView> all() {
        return List.copyOf(ledgers);
    }

    @Override
    public Optional<LedgerView> find(Currency currency) {
        return ledgers.stream().filter(it -> it.currency().equals(currency)).findFirst();
    }

    @Override
    public Optional<LedgerView> asOf(Currency currency, long position) {
        return past.apply(position);
    }

    @Override
    public List<LedgerPosting> postings(Currency currency, long after, int limit) {
        return List.of();
    }

    @Override
    public Result recompute(Stream<ListedAccount> listed, LedgerRecomputation.Monitor monitor) {
        return new Result(0, 0, listed.count(), List.of(), 0, List.of());
    }
}
