package bank.eventsourced.eventstore;

/**
 * A question about figures that a module keeps in tables of its own. It is put to a copy of the bank that no program has
 * open: to a backup when it is made and again when it is restored, and both answers must be the same.
 *
 * @param sql selects a name and a value, both as text; the names must be unique among all modules
 */
public record ControlQuery(String sql) {}
