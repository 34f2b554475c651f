package bank.eventsourced.eventstore.application;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import bank.eventsourced.eventstore.StoredEvent;
import bank.eventsourced.eventstore.StreamId;

/**
 * What an event must be to match, wherever it stands. What is absent does not restrict.
 *
 * @param type its type name
 * @param text somewhere in the payload, whatever its case; a store cannot look into a packed one, and takes it for a match
 */
public record EventFilter(Optional<StreamId> stream, Optional<UUID> correlationId, Optional<String> type,
        Optional<String> text) {

    /** Whether every event matches. */
    public boolean isOpen() {
        return stream.isEmpty() && correlationId.isEmpty() && type.isEmpty() && text.isEmpty();
    }

    /** Whether an index leads to what matches. */
    public boolean isIndexed() {
        return stream.isPresent();
    }

    public boolean matches(StoredEvent event) {
        return stream.map(event.stream()::equals).orElse(true)
                && correlationId.map(event.metadata().correlationId()::equals).orElse(true)
                && type.map(event.type()::equals).orElse(true)
                && text.map(it -> lower(event.payload()).contains(lower(it))
                        || event.payload().startsWith(PackedText.PREFIX)).orElse(true);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
