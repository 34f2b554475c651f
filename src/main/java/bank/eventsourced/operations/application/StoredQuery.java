package bank.eventsourced.operations.application;

import java.util.Optional;

import bank.eventsourced.eventstore.StoredEventQuery;
import bank.eventsourced.eventstore.StoredEvents;
import bank.eventsourced.eventstore.StreamId;
import bank.eventsourced.operations.EventQuery;

/** Queries of people, in the words of the mechanism. */
final class StoredQuery {

    private StoredQuery() {}

    /** Empty if there is no such stream, so that nothing can match. */
    static Optional<StoredEventQuery> of(EventQuery query, StoredEvents events) {
        return query.stream().isEmpty() ? Optional.of(stored(query, Optional.empty()))
                : events.named(query.log(), query.stream().get())
                        .stream()
                        .findFirst()
                        .map(stream -> stored(query, Optional.of(stream)));
    }

    private static StoredEventQuery stored(EventQuery query, Optional<StreamId> stream) {
        var order = switch (query.order()) {
            case OLDEST_FIRST -> StoredEventQuery.Order.OLDEST_FIRST;
            case NEWEST_FIRST -> StoredEventQuery.Order.NEWEST_FIRST;
        };
        return new StoredEventQuery(query.log(), stream, query.type(), query.from(), query.until(),
                query.correlationId(), query.commandId(), query.text(), query.afterPosition(), order);
    }
}
