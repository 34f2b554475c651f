package bank.eventsourced.eventstore;

import java.util.List;
import java.util.Map;

/**
 * Lifts the payload of one released schema version to later ones. Upcasters are chained until no further one applies. They
 * run on every read and must be pure.
 */
public interface Upcaster {

    /** The type name that this upcaster reads. */
    String type();

    /** The schema version that this upcaster reads. */
    int schemaVersion();

    /**
     * The same in later forms: a version rises, or a type changes. None means that nothing of it matters any more, several
     * that it is told in parts now, in this order; they share the event's version and position.
     */
    List<Form> upcast(Map<String, Object> fields);

    /**
     * A payload in one schema version.
     *
     * @param fields the JSON object as maps, lists, text, numbers and booleans
     */
    record Form(String type, int schemaVersion, Map<String, Object> fields) {}
}
