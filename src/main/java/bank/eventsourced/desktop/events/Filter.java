package bank.eventsourced.desktop.events;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.operations.EventQuery;

/**
 * What has been chosen above the table of events. Texts are as they were typed; blank ones do not restrict.
 *
 * @param stream        the name of a stream, such as an account's number
 * @param until         the last day that counts
 * @param correlationId what belongs together; what is no id restricts nothing and is said to be wrong
 * @param text          somewhere in the payload
 */
record Filter(String log, String stream, Optional<String> type, Optional<LocalDate> from, Optional<LocalDate> until,
        String correlationId, String text, EventQuery.Order order) {

    static Filter everythingOf(String log, EventQuery.Order order) {
        return new Filter(log, "", Optional.empty(), Optional.empty(), Optional.empty(), "", "", order);
    }

    boolean isRestricted() {
        return !equals(everythingOf(log, order));
    }

    /** Whether what was typed as an id can be none. */
    boolean hasWrongId() {
        return !correlationId.isBlank() && id(correlationId).isEmpty();
    }

    /** @param zone in which days begin */
    EventQuery query(ZoneId zone) {
        return new EventQuery(log, typed(stream), type, from.map(it -> it.atStartOfDay(zone).toInstant()),
                until.map(it -> it.plusDays(1).atStartOfDay(zone).toInstant()), id(correlationId), Optional.empty(),
                typed(text), 0, order);
    }

    private static Optional<String> typed(String text) {
        return Optional.of(text.strip()).filter(it -> !it.isEmpty());
    }

    private static Optional<UUID> id(String text) {
        try {
            return typed(text).map(UUID::fromString);
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
