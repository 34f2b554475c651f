package bank.eventsourced.eventstore;

import java.util.Map;

/**
 * Lifts the payload of one released schema version to the next one. Upcasters are chained until no further one applies.
 * They run on every read and must be pure.
 */
public interface Upcaster {

    /** The type name that this upcaster reads. */
    String type();

    /** The schema version that this upcaster reads. */
    int schemaVersion();

    /** The same event in a later form: its version rises, or its type changes. */
    Form upcast(Map<String, Object> fields);

    /**
     * A payload in one schema version.
     *
     * @param fields the JSON object as maps, lists, text, numbers and booleans
     */
    record Form(String type, int schemaVersion, Map<String, Object> fields) {}
}
