package bank.eventsourced.eventstore;

/** A state and the version of its stream that it belongs to; version 0 is the state before the first event. */
public record Versioned<S>(long version, S state) {}
