package bank.eventsourced.desktop.kit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.LongStream;

import bank.eventsourced.operations.EventPlace;
import bank.eventsourced.operations.EventQuery;
import bank.eventsourced.operations.EventQuery.Order;
import bank.eventsourced.operations.LogExport;
import bank.eventsourced.operations.LoggedEvent;
import bank.eventsourced.operations.LoggedEvents;
import bank.eventsourced.operations.Monitor;

/** A log of nothing but positions, which remembers what it was asked. */
public final class FakeLog implements LoggedEvents, LogExport {

    public final List<EventQuery> queries = new CopyOnWriteArrayList<>();
    public volatile long head;

    @Override
    public List<String> logs() {
        return List.of("account");
    }

    @Override
    public long head(String log) {
        return head;
    }

    @Override
    public List<String> types(String log) {
        return List.of();
    }

    @Override
    public long[] positions(EventQuery query, int limit, Monitor monitor) {
        queries.add(query);
        var all = LongStream.rangeClosed(query.afterPosition() + 1, head);
        return (query.order() == Order.OLDEST_FIRST ? all : all.map(it -> head + query.afterPosition() + 1 - it))
                .limit(limit)
                .toArray();
    }

    @Override
    public List<LoggedEvent> at(String log, long[] positions) {
        return List.of();
    }

    @Override
    public Optional<LoggedEvent> find(EventPlace place) {
        return Optional.empty();
    }

    @Override
    public Optional<Connected> connected(EventPlace place) {
        return Optional.empty();
    }

    @Override
    public ChainCheck verifyChain(String log, Monitor monitor) {
        return new ChainCheck(log, head, Optional.empty());
    }

    @Override
    public Result write(Selection selection, Consumer<String> lines, Monitor monitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Result write(Selection selection, Path file, Monitor monitor) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Section section(String log, long first, int size) {
        throw new UnsupportedOperationException();
    }
}
