package bank.eventsourced.eventstore.application;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.springframework.stereotype.Service;

import bank.eventsourced.eventstore.EventReference;
import bank.eventsourced.eventstore.Ids;
import bank.eventsourced.eventstore.Monitor;
import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StoredEventQuery;
import bank.eventsourced.eventstore.StoredEventQuery.Order;
import bank.eventsourced.eventstore.StoredEvents;
import bank.eventsourced.eventstore.StoredSize;
import bank.eventsourced.eventstore.StreamId;

/**
 * Looks for events. Positions have no gaps and time never runs backwards along a log, so that a list of everything needs
 * no look at the events, and an instant is found by halving.
 */
@Service
class StoredEventsService implements StoredEvents {

    private static final int SCANNED_AT_ONCE = 50_000;
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);

    private final EventSourcingService mechanism;
    private final EventStore store;
    private final CommandRegister register;
    private final StreamNames names;
    private final SealedTexts texts;

    StoredEventsService(EventSourcingService mechanism, EventStore store, CommandRegister register,
            StreamNames names, SealedTexts texts) {
        this.mechanism = mechanism;
        this.store = store;
        this.register = register;
        this.names = names;
        this.texts = texts;
    }

    @Override
    public List<String> logs() {
        return store.logs();
    }

    @Override
    public long head(String log) {
        return store.head(log).position();
    }

    @Override
    public List<String> types(String log) {
        return mechanism.eventTypes(log);
    }

    @Override
    public long[] positions(StoredEventQuery query, int limit, Monitor monitor) {
        var range = range(query);
        if (query.commandId().isPresent()) {
            return ofCommand(query.commandId().get(), query, range, limit);
        }
        var filter = filter(query);
        if (filter.isOpen()) {
            return LongStream.range(0, Math.clamp(range.length(), 0, limit))
                    .map(step -> range.from(query.order(), step))
                    .toArray();
        }
        return filter.isIndexed() && filter.text().isEmpty()
                ? store.positions(query.log(), filter, range.first(), range.last(), query.order(), limit)
                : scanned(query, filter, range, limit, monitor);
    }

    private static EventFilter filter(StoredEventQuery query) {
        return new EventFilter(query.stream(), query.correlationId(), query.type(), query.text());
    }

    /** A piece of the log at a time: what is found is small, and no query reads for long. */
    private long[] scanned(StoredEventQuery query, EventFilter filter, Range range, int limit, Monitor monitor) {
        var found = LongStream.builder();
        var count = 0;
        for (long step = 0; step < range.length() && count < limit; step += SCANNED_AT_ONCE) {
            monitor.report(step, range.length());
            var piece = range.piece(query.order(), step, SCANNED_AT_ONCE);
            var matches = matches(query, filter, piece, Math.min(limit - count, SCANNED_AT_ONCE));
            Arrays.stream(matches).forEach(found);
            count += matches.length;
        }
        return found.build().toArray();
    }

    /** The database cannot look into texts that are sealed; what is packed it takes for a match. */
    private long[] matches(StoredEventQuery query, EventFilter filter, Range piece, int limit) {
        if (filter.text().isEmpty()) {
            return store.positions(query.log(), filter, piece.first(), piece.last(), query.order(), limit);
        }
        var inDatabase = new EventFilter(filter.stream(), filter.correlationId(), filter.type(),
                filter.text().filter(_ -> !texts.areSealed()));
        var candidates = inDatabase.isOpen() ? LongStream.range(0, piece.length())
                .map(step -> piece.from(query.order(), step))
                .toArray()
                : store.positions(query.log(), inDatabase, piece.first(), piece.last(), query.order(),
                        SCANNED_AT_ONCE);
        return IntStream.iterate(0, it -> it < candidates.length, it -> it + LARGEST_PAGE)
                .mapToObj(it -> Arrays.copyOfRange(candidates, it, Math.min(candidates.length, it + LARGEST_PAGE)))
                .flatMap(page -> opened(query.log(), page).stream())
                .filter(filter::matches)
                .mapToLong(StoredEvent::position)
                .limit(limit)
                .toArray();
    }

    private List<StoredEvent> opened(String log, long[] positions) {
        var ordered = positions.clone();
        Arrays.sort(ordered);
        var found = store.at(log, ordered).stream().map(this::opened).toList();
        return Arrays.equals(ordered, positions) ? found : found.reversed();
    }

    private StoredEvent opened(StoredEvent event) {
        try {
            return texts.opened(event);
        } catch (EventCodec.UnreadableEvent changed) {
            return event;
        }
    }

    /** The command's own events follow each other in its log; in other logs there is what they caused. */
    private long[] ofCommand(UUID command, StoredEventQuery query, Range range, int limit) {
        var matches = range.contains().and(matching(query));
        var positions = register.find(List.of(command))
                .stream()
                .flatMapToLong(it -> it.log().equals(query.log()) ? positions(it)
                        : positions(it)
                                .flatMap(position -> caused(new EventReference(it.log(), position), query.log())))
                .filter(position -> find(new EventReference(query.log(), position)).filter(matches).isPresent())
                .sorted()
                .limit(limit)
                .toArray();
        return query.order() == Order.OLDEST_FIRST ? positions : reversed(positions);
    }

    private static Predicate<StoredEvent> matching(StoredEventQuery query) {
        return filter(query)::matches;
    }

    private static LongStream positions(CommandRegister.CarriedOut command) {
        return LongStream.range(command.firstPosition(), command.firstPosition() + command.events());
    }

    private LongStream caused(EventReference event, String log) {
        return causedBy(event).stream().filter(it -> it.log().equals(log)).mapToLong(StoredEvent::position);
    }

    private static long[] reversed(long[] positions) {
        return LongStream.range(0, positions.length).map(i -> positions[positions.length - 1 - (int) i]).toArray();
    }

    private Range range(StoredEventQuery query) {
        var head = head(query.log());
        var begin = Stream.of(query.from(), query.correlationId().flatMap(StoredEventsService::notBefore))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        var first = begin.map(instant -> firstSince(query.log(), head, instant)).orElse(1L);
        return new Range(Math.max(first, query.afterPosition() + 1),
                query.until().map(instant -> firstSince(query.log(), head, instant) - 1).orElse(head));
    }

    /** Nothing belongs to a correlation before its id was made, by whatever clock that was a little ahead. */
    private static Optional<Instant> notBefore(UUID correlation) {
        return Ids.madeAt(correlation).map(it -> it.minus(CLOCKS_DIFFER_BY));
    }

    /** The first position that was recorded at an instant or later; the one after the head if there is none. */
    private long firstSince(String log, long head, Instant instant) {
        var low = 1L;
        var high = head + 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            var isBefore = find(new EventReference(log, middle)).filter(it -> it.recordedAt().isBefore(instant));
            if (isBefore.isPresent()) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public List<StoredEvent> at(String log, long[] positions) {
        return store.at(log, Arrays.copyOf(positions, Math.min(positions.length, LARGEST_PAGE)))
                .stream()
                .map(this::opened)
                .toList();
    }

    @Override
    public Optional<StoredEvent> find(EventReference event) {
        return store.at(event.log(), new long[]{event.position()}).stream().map(this::opened).findFirst();
    }

    @Override
    public Optional<StoredSize> size(EventReference event) {
        return store.at(event.log(), new long[]{event.position()})
                .stream()
                .map(it -> PackedText.size(it.payload()))
                .findFirst();
    }

    @Override
    public Today today(StoredEvent event) {
        return mechanism.today(event);
    }

    @Override
    public List<StoredEvent> causedBy(EventReference event) {
        return store.causedBy(event, LARGEST_PAGE).stream().map(this::opened).toList();
    }

    @Override
    public String name(String streamType, StreamId stream) {
        return names.name(streamType, stream);
    }

    @Override
    public List<StreamId> named(String log, String name) {
        return names.named(log, name);
    }

    @Override
    public long version(StreamId stream) {
        return store.version(stream);
    }

    /** Positions from one to another, both included. */
    private record Range(long first, long last) {

        long length() {
            return Math.max(0, last - first + 1);
        }

        long from(Order order, long step) {
            return order == Order.OLDEST_FIRST ? first + step : last - step;
        }

        Range piece(Order order, long step, long size) {
            return order == Order.OLDEST_FIRST ? new Range(first + step, Math.min(last, first + step + size - 1))
                    : new Range(Math.max(first, last - step - size + 1), last - step);
        }

        Predicate<StoredEvent> contains() {
            return event -> first <= event.position() && event.position() <= last;
        }
    }
}
