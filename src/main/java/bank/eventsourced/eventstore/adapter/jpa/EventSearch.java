package bank.eventsourced.eventstore.adapter.jpa;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import bank.eventsourced.eventstore.StoredEventQuery.Order;
import bank.eventsourced.eventstore.application.EventFilter;
import bank.eventsourced.eventstore.application.PackedText;

/** The query for the positions of what matches a filter, in the order of the index that leads to it. */
record EventSearch(String jpql, Map<String, Object> parameters) {

    static EventSearch of(String log, EventFilter filter, long first, long last, Order order) {
        var jpql = new StringBuilder(
                "select e.place.position from Event e where e.place.log = :log and e.place.position between :first and :last");
        var parameters = new HashMap<String, Object>(Map.of("log", log, "first", first, "last", last));
        filter.stream().ifPresent(it -> {
            jpql.append(" and e.streamId = :stream");
            parameters.put("stream", it.value());
        });
        filter.correlationId().ifPresent(it -> {
            jpql.append(" and e.correlationId = :correlation");
            parameters.put("correlation", it);
        });
        filter.type().ifPresent(it -> {
            jpql.append(" and e.type = :type");
            parameters.put("type", it);
        });
        filter.text().ifPresent(it -> {
            jpql.append(" and (lower(e.payload) like :text escape '!' or e.payload like :packed)");
            parameters.put("text", containing(it));
            parameters.put("packed", PackedText.PREFIX + "%");
        });
        return new EventSearch(jpql.append(orderBy(filter, order == Order.NEWEST_FIRST ? " desc" : "")).toString(),
                parameters);
    }

    /** What {@code like … escape '!'} finds in lower case wherever a text is part of it. */
    static String containing(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private static String orderBy(EventFilter filter, String direction) {
        if (filter.stream().isPresent()) {
            return " order by e.streamId%1$s, e.version%1$s".formatted(direction);
        }
        return " order by e.place.log%1$s, e.place.position%1$s".formatted(direction);
    }

    TypedQuery<Long> query(EntityManager entities) {
        var query = entities.createQuery(jpql, Long.class);
        parameters.forEach(query::setParameter);
        return query;
    }
}
