package bank.eventsourced.eventstore;

/**
 * The stable name under which a class of events is stored. Classes can move and be renamed; history cannot.
 *
 * @param name          such as {@code account.credited}
 * @param schemaVersion the version in which events are written today, from 1; older ones are upcast on reading
 * @param eventClass    the record that carries the event today
 */
public record EventType<E>(String name, int schemaVersion, Class<? extends E> eventClass) {}
