package bank.eventsourced.desktop.events;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import bank.eventsourced.desktop.kit.Positions;
import bank.eventsourced.desktop.kit.RowSource;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.EventQuery.Order;
import bank.eventsourced.operations.LoggedEvent;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Monitor;

/**
 * The events of one query as rows of a paged table. The newest come first and keep coming as long as the table follows
 * the log; from the oldest on, the list stands as it was when it was read.
 *
 * @param following asked off the FX thread
 */
record EventSource(LoggedEvents events, EventQuery query, BooleanSupplier following)
        implements
            RowSource<Long, LoggedEvent> {

    private static final int MOST_NEW = 100_000;

    @Override
    public List<Long> keys(int limit, Monitor monitor) {
        return Positions.of(events.positions(query, limit, monitor));
    }

    @Override
    public List<LoggedEvent> rows(List<Long> keys) {
        return events.at(query.log(), keys.stream().mapToLong(Long::longValue).toArray());
    }

    @Override
    public Optional<List<Long>> inFrontOf(Long first) {
        if (query.order() == Order.OLDEST_FIRST || !following.getAsBoolean()) {
            return Optional.of(List.of());
        }
        var added = events.positions(query.after(first), MOST_NEW);
        return added.length < MOST_NEW ? Optional.of(Positions.of(added)) : Optional.empty();
    }
}
