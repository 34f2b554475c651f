package bank.eventsourced.eventstore;

import java.util.List;

/**
 * The log that a module owns: all events of all its streams, in one order.
 *
 * @param <E>        the events of the log, usually a sealed interface
 * @param name       short and stable, at most 20 characters
 * @param types      every event class with its stored name
 * @param upcasters  how older schema versions are read
 * @param textValues the value types of payloads that are plain text
 */
public record LogDefinition<E>(String name, List<EventType<E>> types, List<Upcaster> upcasters,
        List<TextValue<?>> textValues) {}
