package bank.eventsourced.eventstore;

import java.util.Set;

/**
 * The stable name under which a class of events is stored. Classes can move and be renamed; history cannot.
 *
 * @param name          such as {@code account.credited}
 * @param schemaVersion the version in which events are written today, from 1; older ones are upcast on reading
 * @param eventClass    the record that carries the event today
 * @param personal      the names of the fields that are sealed with the key of the person whose stream it is: all the names
 *                      that texts about people ever had, in any schema version
 */
public record EventType<E>(String name, int schemaVersion, Class<? extends E> eventClass, Set<String> personal) {

    public EventType {
        personal = Set.copyOf(personal);
    }

    /** Events of a type that says nothing about people. */
    public EventType(String name, int schemaVersion, Class<? extends E> eventClass) {
        this(name, schemaVersion, eventClass, Set.of());
    }
}
